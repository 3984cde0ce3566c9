// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.internal.DatabaseTarget;
import org.rostrum.store.internal.Dialect;
import org.rostrum.store.internal.MigrationSource;
import org.rostrum.store.internal.TargetChoice;

/**
 * Brings a stopped server to the state of a backup. Until one last step nothing of the old state is touched: for H2 that is the
 * renaming of the finished file over the old one, for PostgreSQL the commit. The files of the data folder follow; repeating a
 * restore that was interrupted there ends it. Confined to one thread.
 */
final class Restore {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'db.before-restore-'yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".mv.db";

    private final Path data;
    private final MigrationSource scripts;

    Restore(Path data, MigrationSource scripts) {
        this.data = data;
        this.scripts = scripts;
    }

    /** Whether the target holds data that would be replaced. */
    static boolean isOccupied(DatabaseTarget target, Path data) throws SQLException {
        if (target.dialect() == Dialect.H2) {
            return Files.exists(embedded(data));
        }
        try (Connection connection = connect(target)) {
            return new Catalog(connection).hasTables();
        }
    }

    /**
     * Database and files.
     *
     * @return where the old state is kept aside; null if there was none of it in files
     */
    @Nullable Path restore(BackupFile backup, DatabaseTarget target, Instant now) throws SQLException, IOException {
        Load.check(backup.manifest(), scripts);
        PrivateFiles.folder(data);
        DataFiles files = new DataFiles(data);
        List<String> before = files.list();
        boolean keep = !before.isEmpty() || target.dialect() == Dialect.H2 && Files.exists(embedded(data));
        Path aside = data.resolve(NAME.format(now));
        if (target.dialect() == Dialect.H2) {
            restoreEmbedded(backup, target, aside, before);
        } else {
            keep(before, aside);
            load(backup, target);
        }
        for (String name : backup.manifest().files()) {
            Path file = data.resolve(name);
            PrivateFiles.folder(file.getParent());
            PrivateFiles.write(file, out -> out.write(backup.file(name)));
        }
        for (String name : before) {
            if (!backup.manifest().files().contains(name)) {
                Files.deleteIfExists(data.resolve(name));
            }
        }
        return keep ? aside : null;
    }

    private void restoreEmbedded(BackupFile backup, DatabaseTarget target, Path aside, List<String> before) throws SQLException, IOException {
        Path draft = data.resolve("db").resolve("restoring");
        Path file = draft.resolveSibling("restoring" + SUFFIX);
        Files.deleteIfExists(file);
        // The password is that of the old database: so one renaming is all that happens to it
        DatabaseTarget fresh = new DatabaseTarget(TargetChoice.embeddedUrl(draft), target.user(), target.password(), 1, target.connectTimeoutMs());
        try {
            load(backup, fresh);
            keep(before, aside);
            if (Files.exists(embedded(data))) {
                PrivateFiles.folder(aside);
                link(embedded(data), aside.resolve("rostrum" + SUFFIX));
                link(data.resolve("db").resolve("password"), aside.resolve("password"));
            }
            Files.move(file, embedded(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(draft.resolveSibling("restoring.trace.db"));
        }
    }

    private static Path embedded(Path data) {
        return data.resolve("db").resolve("rostrum" + SUFFIX);
    }

    private void keep(List<String> files, Path aside) throws IOException {
        for (String name : files) {
            PrivateFiles.folder(aside.resolve(name).getParent());
            Files.copy(data.resolve(name), aside.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES); // a file system without links
        }
    }

    /** Only the database. */
    void load(BackupFile backup, DatabaseTarget target) throws SQLException {
        try (Connection connection = connect(target)) {
            connection.setAutoCommit(false);
            if (target.dialect() == Dialect.POSTGRESQL) {
                try (Statement statement = connection.createStatement()) {
                    // Another node that still runs on this database holds its tables
                    statement.execute("set lock_timeout = '10s'");
                }
            }
            try {
                new Load(connection, scripts).replace(backup);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw Tool.failed(e);
            } catch (RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    static Connection connect(DatabaseTarget target) throws SQLException {
        try {
            return DriverManager.getConnection(target.url(), target.user(), target.password());
        } catch (SQLException e) {
            throw new RostrumException(BackupError.RESTORE_FAILED, "the database " + target + " cannot be opened: " + e.getMessage(), null, e);
        }
    }
}
