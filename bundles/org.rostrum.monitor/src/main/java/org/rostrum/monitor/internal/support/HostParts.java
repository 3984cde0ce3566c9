// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be told from files alone, whether the server runs or not: settings of the node, logs, disk, ports, environment. Immutable. */
final class HostParts {

    static final int LOG_FILES = 4;
    static final int LOG_BYTES = 4 << 20;

    private final Path data;
    private final Map<String, String> environment;

    HostParts(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = Map.copyOf(environment);
    }

    void addTo(SupportArchive archive) throws IOException {
        archive.add("environment.txt", this::environmentText);
        archive.add("disk.txt", this::disk);
        archive.add("ports.txt", ListeningSockets::text);
        for (Path file : KnownSecrets.files(data.resolve("etc"))) {
            if (file.toString().endsWith(".cfg")) {
                archive.add("etc/" + file.getFileName(), () -> ConfigText.masked(Files.readString(file, StandardCharsets.ISO_8859_1)));
            }
        }
        for (Path file : logs()) {
            archive.add("log/" + file.getFileName(), () -> end(file));
        }
    }

    /** Ours and those of Java; values behind secret names are not even handed to the redactor. */
    private String environmentText() {
        return new TreeMap<>(environment).entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("ROSTRUM_") || List.of("JAVA_HOME", "LANG", "TZ").contains(variable.getKey()))
                .map(variable -> variable.getKey() + "=" + (SecretNames.secret(variable.getKey()) ? Redactor.MASK : variable.getValue()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String disk() throws IOException {
        FileStore store = Files.getFileStore(data);
        StringBuilder out = new StringBuilder("data folder %s on %s (%s): %d of %d MB free%n".formatted(
                data, store.name(), store.type(), store.getUsableSpace() >> 20, store.getTotalSpace() >> 20));
        try (Stream<Path> children = Files.list(data)) {
            for (Path child : children.sorted().toList()) {
                out.append("%10d KB  %s%n".formatted(size(child) >> 10, child.getFileName()));
            }
        }
        return out.toString();
    }

    private static long size(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).mapToLong(HostParts::length).sum();
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // gone meanwhile
        }
    }

    /** The latest ones. */
    private List<Path> logs() {
        return KnownSecrets.files(data.resolve("log")).stream()
                .filter(file -> file.toString().endsWith(".log"))
                .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified()).reversed())
                .limit(LOG_FILES)
                .toList();
    }

    /** Whole lines only: a line without its beginning may have lost the name that tells a secret. */
    static String end(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - LOG_BYTES);
            in.seek(from);
            byte[] bytes = new byte[(int) (in.length() - from)];
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        }
    }
}
