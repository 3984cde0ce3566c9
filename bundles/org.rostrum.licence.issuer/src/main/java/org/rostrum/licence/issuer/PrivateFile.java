// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that their owner alone may read. */
final class PrivateFile {

    private PrivateFile() {}

    /** Makes a file; refuses one that is there. */
    static void create(Path file, String text) throws IOException, IssuerException {
        try {
            write(file, text, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (FileAlreadyExistsException e) {
            throw new IssuerException(file + " exists already and is left alone");
        }
    }

    /** Adds to a file, made where it is missing; returns when it is on the disk. */
    static void append(Path file, String text) throws IOException {
        write(file, text, EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private static void write(Path file, String text, Set<StandardOpenOption> options) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel channel = FileChannel.open(file, options, mode)) {
            ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
