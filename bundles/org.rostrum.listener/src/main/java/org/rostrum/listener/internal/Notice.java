// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an administrator is told at the next sign-in (20 §13, restarting): kept in a file until a change succeeds. */
final class Notice {

    private static final Logger logger = LoggerFactory.getLogger(Notice.class);

    private final Path file;

    Notice(Path file) {
        this.file = file;
    }

    void leave(String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            logger.warn("cannot write {}: {}", file, e.toString());
        }
    }

    Optional<String> read() {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            logger.warn("cannot read {}: {}", file, e.toString());
            return Optional.empty();
        }
    }

    void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            logger.warn("cannot delete {}: {}", file, e.toString());
        }
    }
}
