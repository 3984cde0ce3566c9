// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The secrets that lie on this host in plain text, so that they can be taken out wherever they turn up. Blocks for the disk. */
final class KnownSecrets {

    /** Shorter ones would take ordinary words out of the text. */
    private static final int LEAST = 6;
    private static final int LEAST_LINE_OF_KEY = 16;
    private static final long LARGEST = 256 * 1024;

    private final List<String> found = new ArrayList<>();

    private KnownSecrets() {}

    static List<String> of(Path data, Map<String, String> environment) {
        KnownSecrets secrets = new KnownSecrets();
        files(data.resolve("keys")).forEach(file -> read(file).lines()
                .map(String::strip)
                .filter(line -> line.length() >= LEAST_LINE_OF_KEY && !line.startsWith("-----"))
                .forEach(secrets::add));
        secrets.add(read(data.resolve("setup-code")));
        read(data.resolve("karaf/etc/users.properties")).lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .forEach(line -> secrets.add(line.substring(line.indexOf('=') + 1).split(",", 2)[0]));
        files(data.resolve("etc")).stream().filter(file -> file.toString().endsWith(".cfg")).forEach(file -> secrets.config(read(file)));
        secrets.environment(environment);
        return List.copyOf(secrets.found);
    }

    private void config(String text) {
        ConfigText.secrets(text).forEach(this::add);
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            return; // as it stands it tells nothing more; the lines above were looked at
        }
        properties.forEach((name, value) -> {
            if (SecretNames.secret(name.toString())) {
                add(value.toString());
            } else if (name.toString().endsWith("asswordFile")) {
                firstLine(value.toString());
            }
        });
    }

    private void environment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.endsWith("PASSWORD_FILE")) {
                firstLine(value);
            } else if (name.endsWith("ACCOUNTS")) {
                // login:password:name;…
                Stream.of(value.split(";")).map(account -> account.split(":")).filter(a -> a.length > 1).forEach(a -> add(a[1]));
            } else if (SecretNames.secret(name)) {
                add(value);
            }
        });
    }

    private void firstLine(String file) {
        if (file.startsWith("/")) {
            read(Path.of(file)).lines().findFirst().ifPresent(this::add);
        }
    }

    private void add(String secret) {
        String stripped = secret.strip();
        if (stripped.length() >= LEAST && !stripped.startsWith("${")) {
            found.add(stripped);
        }
    }

    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Empty if it is not there, not readable or too large. */
    private static String read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
