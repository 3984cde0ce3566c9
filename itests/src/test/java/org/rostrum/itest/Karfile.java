// SPDX-License-Identifier: Apache-2.0
package org.rostrum.itest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** KAR files made by hand, to be wrong in one thing each. */
final class Karfile {

    private Karfile() {}

    /** With a feature that needs a package which nobody has. */
    static byte[] unresolved(String id, String version) {
        return of(id, "", Map.of("repository/a/a-1-features.xml", features(id, version, "<requirement>osgi.wiring.package;"
                + "filter:=\"(osgi.wiring.package=org.example.nowhere)\"</requirement>")));
    }

    /** With a feature that needs nothing. */
    static byte[] empty(String id, String headers) {
        return of(id, headers, Map.of("repository/a/a-1-features.xml", features(id, "")));
    }

    static String features(String id, String content) {
        return features(id, "1.0.0", content);
    }

    private static String features(String id, String version, String content) {
        return """
                <features name="%1$s" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                  <feature name="%1$s" version="%2$s">%3$s</feature>
                </features>
                """.formatted(id, version, content);
    }

    /** @param headers more lines of the manifest, each with its end */
    static byte[] of(String id, String headers, Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nRostrum-Extension: " + id + "\n" + headers);
            for (Map.Entry<String, String> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A copy of an archive with another text in one file, be it in an archive inside of it. */
    static byte[] replaced(byte[] archive, String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive)); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(name) ? text.getBytes(StandardCharsets.UTF_8)
                        : entry.getName().endsWith(".jar") ? replaced(content, name, text) : content);
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
}
