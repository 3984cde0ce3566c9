// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where servers run and clients meet them: on this host through its own address, or in a network namespace behind a veth pair.
 * Thread-safe.
 */
public final class Site implements AutoCloseable {

    private static final String SERVER_IP = "10.213.7.2";
    private static final String CLIENT_IP = "10.213.7.1";

    private final String name;
    private final InetAddress server;
    private final InetAddress client;
    private final @Nullable String namespace;
    private final @Nullable Thread hook;

    private Site(String name, InetAddress server, InetAddress client, @Nullable String namespace) {
        this.name = name;
        this.server = server;
        this.client = client;
        this.namespace = namespace;
        this.hook = namespace == null ? null : new Thread(() -> remove(namespace));
        if (hook != null) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /** The loopback device, through the host's own address: Janus does not listen on 127.0.0.1. */
    public static Site loopback() throws IOException {
        for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (device.isUp() && !device.isLoopback()) {
                for (InetAddress address : Collections.list(device.getInetAddresses())) {
                    if (address instanceof Inet4Address && !address.isLinkLocalAddress()) {
                        return new Site("loopback", address, address, null);
                    }
                }
            }
        }
        throw new IOException("this host has no IPv4 address but 127.0.0.1");
    }

    /** Any address, for a server that runs already. */
    public static Site of(InetAddress server, InetAddress client) {
        return new Site("network", server, client, null);
    }

    /** A veth pair whose other end is in a namespace of its own, which goes with this object. Needs root. */
    public static Site veth() throws IOException, InterruptedException {
        long id = ProcessHandle.current().pid();
        String namespace = "rostrum-bench-" + id;
        // removed by the shutdown hook also if one of these fails
        Site site = new Site("veth", InetAddress.getByName(SERVER_IP), InetAddress.getByName(CLIENT_IP), namespace);
        String ours = "rb" + id % 10_000_000 + "c";
        String theirs = "rb" + id % 10_000_000 + "s";
        ip("netns", "add", namespace);
        ip("link", "add", ours, "type", "veth", "peer", "name", theirs, "netns", namespace);
        ip("addr", "add", CLIENT_IP + "/30", "dev", ours);
        ip("link", "set", ours, "up");
        ip("-n", namespace, "addr", "add", SERVER_IP + "/30", "dev", theirs);
        ip("-n", namespace, "link", "set", theirs, "up");
        ip("-n", namespace, "link", "set", "lo", "up");
        return site;
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes()).trim();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    /** For tables. */
    public String name() {
        return name;
    }

    /** Address that the server announces. */
    public InetAddress server() {
        return server;
    }

    /** Address that clients bind to. */
    public InetAddress client() {
        return client;
    }

    /**
     * The command that runs {@code command} where servers run.
     *
     * @param cpus as taskset takes it; null: all
     */
    public List<String> inside(@Nullable String cpus, List<String> command) {
        List<String> all = new ArrayList<>();
        if (namespace != null) {
            all.addAll(List.of("ip", "netns", "exec", namespace));
        }
        if (cpus != null) {
            all.addAll(List.of("taskset", "-c", cpus));
        }
        all.addAll(command);
        return all;
    }

    /** Ends the namespace, and with it the pair; processes in it are ended before. Idempotent. */
    @Override
    public void close() {
        if (namespace != null && hook != null) {
            remove(namespace);
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // the JVM ends already and the hook runs
            }
        }
    }

    private static void remove(String namespace) {
        try {
            new ProcessBuilder("ip", "netns", "del", namespace).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor(5, TimeUnit.SECONDS);
        } catch (IOException e) {
            System.err.println("namespace " + namespace + " not removed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
