// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** The support file of a server that does not run: what its files tell. A program of its own that needs nothing but this jar. */
public final class OfflineSupportFile {

    private OfflineSupportFile() {}

    /** Arguments: data folder, file to write, {@code --with-addresses} or nothing. */
    public static void main(String[] arguments) {
        try {
            write(Path.of(arguments[0]), Path.of(arguments[1]), arguments.length > 2, System.getenv());
        } catch (IOException e) {
            System.err.println("invalidValue (file): " + e.getMessage());
            System.exit(1);
        }
    }

    static void write(Path data, Path file, boolean addresses, Map<String, String> environment) throws IOException {
        Redactor redactor = new Redactor(KnownSecrets.of(data, environment), addresses);
        try (SupportArchive archive = new SupportArchive(file, redactor)) {
            archive.add("about.txt", () -> "Made %s while the server was down: files only.%n%n%s".formatted(Instant.now(), ProcessParts.java()));
            new HostParts(data, environment).addTo(archive);
            archive.finish();
        }
    }
}
