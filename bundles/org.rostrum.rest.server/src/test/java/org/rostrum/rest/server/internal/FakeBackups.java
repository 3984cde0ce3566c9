// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.store.Backups;

/** Writes small files, a second later each. */
final class FakeBackups implements Backups {

    private final Path folder;
    private int made;
    /** What happens instead; null: a backup. */
    @Nullable RuntimeException failure;

    FakeBackups(Path folder) {
        this.folder = folder;
    }

    @Override
    public Backup create(@Nullable String serverName, @Nullable Path copy) {
        if (failure != null) {
            throw failure;
        }
        try {
            Path file = Files.writeString(folder.resolve(String.format("rostrum-backup-20300101T0000%02dZ.zip", made++)), "backup of " + serverName);
            return new Backup(file, Instant.EPOCH, Files.size(file), 2, 7, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
