// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** KAR files for tests. */
final class KarMaker {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private KarMaker() {}

    /** With the header that names it, and a feature file with one feature. */
    static KarMaker of(String id, String version, String... headers) {
        return empty().manifest("Rostrum-Extension: " + id, headers)
                .with("repository/x/" + id + "-features.xml", features(feature(id, version, "")));
    }

    static String features(String... features) {
        return "<features name=\"x\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">" + String.join("", features) + "</features>";
    }

    static String feature(String name, String version, String content) {
        return "<feature name=\"" + name + "\" version=\"" + version + "\">" + content + "</feature>";
    }

    static KarMaker empty() {
        return new KarMaker();
    }

    KarMaker manifest(String line, String... more) {
        return with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + line + "\n" + String.join("\n", more) + "\n");
    }

    KarMaker with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    KarMaker with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
