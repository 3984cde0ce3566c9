// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.test.VirtualTime;

class BackupsRightsTest extends AreaRights {

    private final NoEvents events = new NoEvents();

    @TempDir
    Path data;

    BackupsRightsTest() {
        super("backups");
    }

    @Override
    Object[] resources() {
        return new Object[] {new BackupsResource(
                new BackupJob(new FakeBackups(data), new BackupFolder(data), api.settings, events, Runnable::run, new VirtualTime()))};
    }

    @Override
    String thing(Row row) {
        try {
            return Files.writeString(data.resolve("rostrum-backup-20300101T000000Z.zip"), "a backup").getFileName().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Object state() {
        return events.types();
    }
}
