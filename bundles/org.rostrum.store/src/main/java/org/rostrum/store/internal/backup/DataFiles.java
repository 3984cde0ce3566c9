// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of the data folder that belong to a backup: settings of the node, certificates, licence. Left out are the key of the
 * secrets (a backup names it and never contains it) and where the database is, which is a matter of the host. Immutable.
 */
final class DataFiles {

    /** Where the files stand in the zip. */
    static final String ENTRY = "data/";

    private static final List<String> FOLDERS = List.of("etc", "keys");
    private static final String LICENCE = "licence.json";
    private static final String SECRETS = "keys/secrets.key";
    private static final String STORE = "etc/org.rostrum.store.cfg";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_@%+=,~ -][A-Za-z0-9._@%+=,~ -]*(/[A-Za-z0-9_@%+=,~ -][A-Za-z0-9._@%+=,~ -]*)*");

    private final Path data;

    DataFiles(Path data) {
        this.data = data;
    }

    /** Whether a backup may hold this file, relative to the data folder; nothing that leads out of it does. */
    static boolean belongs(String name) {
        return NAME.matcher(name).matches()
                && !name.startsWith(SECRETS)
                && !name.equals(STORE)
                && (name.equals(LICENCE) || FOLDERS.stream().anyMatch(folder -> name.startsWith(folder + "/")));
    }

    /** Those that are there, sorted; links are not followed. */
    List<String> list() throws IOException {
        List<String> found = new ArrayList<>();
        for (String top : FOLDERS) {
            if (Files.isDirectory(data.resolve(top), LinkOption.NOFOLLOW_LINKS)) {
                try (Stream<Path> files = Files.walk(data.resolve(top))) {
                    files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .map(file -> data.relativize(file).toString())
                            .forEach(found::add);
                }
            }
        }
        if (Files.isRegularFile(data.resolve(LICENCE), LinkOption.NOFOLLOW_LINKS)) {
            found.add(LICENCE);
        }
        return found.stream().filter(DataFiles::belongs).sorted().toList();
    }

    /** What the server has and a backup does not, for the operator to keep. */
    List<String> leftOut() {
        return Files.exists(data.resolve(SECRETS)) ? List.of(SECRETS) : List.of();
    }

    /** Adds them; returns the names of those that were still there. */
    List<String> writeTo(ZipOutputStream zip) throws IOException {
        List<String> written = new ArrayList<>();
        for (String name : list()) {
            byte[] content;
            try {
                content = Files.readAllBytes(data.resolve(name));
            } catch (NoSuchFileException gone) {
                continue; // a certificate was just removed
            }
            zip.putNextEntry(new ZipEntry(ENTRY + name));
            zip.write(content);
            zip.closeEntry();
            written.add(name);
        }
        return written;
    }
}
