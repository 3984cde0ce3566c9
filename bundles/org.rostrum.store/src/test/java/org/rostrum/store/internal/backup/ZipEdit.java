// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes wrong backups out of right ones. */
final class ZipEdit {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    static ZipEdit of(Path file) throws IOException {
        ZipEdit edit = new ZipEdit();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                edit.entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return edit;
    }

    ZipEdit replace(String name, UnaryOperator<String> change) {
        entries.computeIfPresent(name, (key, old) -> change.apply(new String(old, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    ZipEdit add(String name) {
        entries.put(name, new byte[] {1});
        return this;
    }

    ZipEdit remove(String name) {
        entries.remove(name);
        return this;
    }

    Path writeTo(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }
}
