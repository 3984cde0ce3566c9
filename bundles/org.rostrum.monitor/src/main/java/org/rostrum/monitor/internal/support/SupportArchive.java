// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The zip in the making. Every text passes the redactor, there is no way around. Appears under its name when it is whole. Not thread-safe. */
final class SupportArchive implements AutoCloseable {

    /** One part; may throw what it likes. */
    interface Part {
        String text() throws Exception;
    }

    private final Path file;
    private final Path unfinished;
    private final Redactor redactor;
    private final ZipOutputStream zip;
    private boolean finished;

    /** @throws IOException also if the file is there already */
    SupportArchive(Path file, Redactor redactor) throws IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " is there already");
        }
        this.file = file;
        this.redactor = redactor;
        Path folder = file.toAbsolutePath().getParent();
        this.unfinished = Files.createTempFile(folder, ".support", ".zip",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OutputStream out = Files.newOutputStream(unfinished);
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** A part that fails is told in its place; the others are not lost. */
    void add(String name, Part part) throws IOException {
        String text;
        try {
            text = part.text();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            text = "not to be had: " + e;
        }
        zip.putNextEntry(new ZipEntry(name));
        zip.write(redactor.text(text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    void finish() throws IOException {
        zip.close();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        finished = true;
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            try (zip) {
                Files.deleteIfExists(unfinished);
            }
        }
    }
}
