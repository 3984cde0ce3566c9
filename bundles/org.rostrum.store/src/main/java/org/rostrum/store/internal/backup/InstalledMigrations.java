// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.rostrum.store.internal.Migration;
import org.rostrum.store.internal.MigrationSource;

/** Scripts of the server's own bundles and of installed extensions, read from their jars without starting any. Immutable. */
final class InstalledMigrations implements MigrationSource {

    private static final Pattern SCRIPT = Pattern.compile("migrations/([a-z][a-z0-9]{0,39})/(\\d{4}-[a-z0-9-]+\\.sql)");

    private final Map<String, TreeMap<Integer, Migration>> units = new HashMap<>();

    /** @param folders those that hold jars and KARs at any depth; a missing one holds none */
    static InstalledMigrations in(List<Path> folders) throws IOException {
        InstalledMigrations found = new InstalledMigrations();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.filter(path -> isArchive(path.toString()) && Files.isRegularFile(path)).sorted().toList()) {
                        try (InputStream in = Files.newInputStream(file)) {
                            found.read(in);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".kar");
    }

    private void read(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Matcher script = SCRIPT.matcher(entry.getName());
            if (script.matches()) {
                Migration migration = Migration.of(script.group(2), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                units.computeIfAbsent(script.group(1), unit -> new TreeMap<>()).put(migration.number(), migration);
            } else if (isArchive(entry.getName())) {
                read(zip); // a jar within a KAR
            }
        }
    }

    @Override
    public List<Migration> of(String unit) {
        return List.copyOf(units.getOrDefault(unit, new TreeMap<>()).values());
    }
}
