// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.Backups;
import org.rostrum.store.internal.DatabaseTarget;
import org.rostrum.store.internal.Dialect;
import org.rostrum.store.internal.MigrationSource;
import org.rostrum.store.internal.TargetChoice;

/** Moves a stopped server from its embedded database to PostgreSQL. Confined to one thread. */
final class StoreCopy {

    private final Path data;
    private final MigrationSource scripts;
    private final Map<String, String> environment;

    StoreCopy(Path data, MigrationSource scripts, Map<String, String> environment) {
        this.data = data;
        this.scripts = scripts;
        this.environment = environment;
    }

    /**
     * Copies everything in one transaction, compares the rows of each table, and only then points the server to the new
     * database; the embedded one stays as it was.
     *
     * @return what was copied; its file, a backup, stays too
     * @throws RostrumException {@code storeCopyNoSource}, {@code storeCopyTargetNotEmpty}, {@code restoreFailed}, those of a backup
     */
    Backups.Backup copy(String url, String user, String passwordFile, String version) throws SQLException, IOException {
        StoreSettings settings = StoreSettings.of(data, environment);
        if (!settings.isEmbedded() || !Files.exists(data.resolve("db").resolve("rostrum.mv.db"))) {
            throw new RostrumException(BackupError.NO_SOURCE, "the server has no embedded database in use");
        }
        DatabaseTarget target = TargetChoice.choose(url, user, "", passwordFile, 1, 10_000, data);
        if (url.isBlank() || target.dialect() != Dialect.POSTGRESQL) {
            throw new RostrumException(BackupError.RESTORE_FAILED, "the address must begin with jdbc:postgresql:");
        }
        if (Restore.isOccupied(target, data)) {
            throw new RostrumException(BackupError.TARGET_NOT_EMPTY, "the database " + target + " has tables of a Rostrum: give an empty one");
        }
        DatabaseTarget source = settings.target();
        Backups.Backup dump = new BackupService(() -> Restore.connect(source), data, version, Clock.systemUTC(), Tool::failed)
                .create(null, null);
        try (BackupFile backup = BackupFile.open(dump.file())) {
            Load.check(backup.manifest(), scripts);
            new Restore(data, scripts).load(backup, target);
        }
        settings.write(url, user, passwordFile);
        return dump;
    }
}
