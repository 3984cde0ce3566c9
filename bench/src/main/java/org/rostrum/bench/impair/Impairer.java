// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.impair;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.rostrum.bench.Options;

/**
 * {@code impair}: the relay as a program. Says {@code listening ADDRESS:PORT}, then obeys lines: {@code up CONDITIONS},
 * {@code down CONDITIONS} ({@link Conditions#parse}), {@code rebind}, {@code figures}; each is answered by a line. Ends with its input.
 */
public final class Impairer {

    private Impairer() {}

    /** @throws IllegalArgumentException for addresses that are missing or wrong */
    public static void run(Options options) throws IOException {
        InetSocketAddress server = address(options.text("to", ""));
        InetSocketAddress listen = address(options.text("listen", "127.0.0.1:0"));
        try (Relay relay = new Relay(listen, server, options.number("seed", 1))) {
            Thread thread = new Thread(() -> {
                relay.run();
                // whoever leads us sees the end
                System.out.println("ended");
            }, "impairer");
            thread.setDaemon(true);
            thread.start();
            System.out.println("listening " + relay.address().getAddress().getHostAddress() + ":" + relay.address().getPort());
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(relay, line.trim());
            }
        }
    }

    private static void obey(Relay relay, String line) {
        String[] parts = line.split(" ", 2);
        try {
            switch (parts[0]) {
                case "up", "down" -> {
                    relay.conditions(parts[0].equals("up"), Conditions.parse(parts.length > 1 ? parts[1] : ""));
                    System.out.println("ok " + line);
                }
                case "rebind" -> {
                    relay.rebind();
                    System.out.println("ok " + line);
                }
                case "figures" -> relay.figures(System.out::println);
                default -> System.out.println("error not understood: " + line);
            }
        } catch (IllegalArgumentException e) {
            System.out.println("error " + e.getMessage());
        }
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("ADDRESS:PORT is needed, not \"" + text + "\": --to, --listen");
        }
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
