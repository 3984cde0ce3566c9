// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rostrum.store.internal.Migration;
import org.rostrum.store.internal.MigrationSource;

/** Scripts of the class path, in folders and in jars. Stateless. */
public final class ClassPathMigrations implements MigrationSource {

    @Override
    public List<Migration> of(String unit) {
        String folder = "migrations/" + unit;
        try {
            List<Migration> scripts = new ArrayList<>();
            for (URL url : Collections.list(ClassPathMigrations.class.getClassLoader().getResources(folder))) {
                scripts.addAll(read(url.toURI(), folder));
            }
            return scripts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Migration> read(URI folder, String name) throws IOException {
        if (!"jar".equals(folder.getScheme())) {
            return read(Path.of(folder));
        }
        URI jar = URI.create(folder.getRawSchemeSpecificPart().replaceFirst("!.*", ""));
        try (FileSystem content = FileSystems.newFileSystem(Path.of(jar), Map.of())) {
            return read(content.getPath(name));
        }
    }

    private static List<Migration> read(Path folder) throws IOException {
        List<Migration> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                scripts.add(Migration.of(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return scripts;
    }
}
