// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The shipped archive, unpacked once for the whole suite. */
final class Archive {

    private static Path home;

    private Archive() {}

    static Path target() {
        return Path.of(System.getProperty("rostrum.target"));
    }

    static synchronized Path unpacked() {
        if (home == null) {
            home = unpack(target().resolve("server"));
        }
        return home;
    }

    /** The same, but no feature of ours is started. */
    static Path kernelOnly() {
        Path folder = unpack(target().resolve("kernel"));
        Path features = folder.resolve("etc/org.apache.karaf.features.cfg");
        try {
            List<String> lines = Files.readAllLines(features);
            Files.write(features, lines.stream().filter(l -> !l.strip().startsWith("rostrum-")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static Path unpack(Path folder) {
        try {
            delete(folder);
            Files.createDirectories(folder);
            Process tar = new ProcessBuilder(
                            "tar", "xzf", System.getProperty("rostrum.archive"), "-C", folder.toString(), "--strip-components=1")
                    .inheritIO()
                    .start();
            if (tar.waitFor() != 0) {
                throw new IllegalStateException("cannot unpack " + System.getProperty("rostrum.archive"));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
