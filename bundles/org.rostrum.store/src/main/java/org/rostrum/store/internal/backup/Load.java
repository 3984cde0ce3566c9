// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.internal.Migration;
import org.rostrum.store.internal.MigrationRunner;
import org.rostrum.store.internal.MigrationSource;

/**
 * Puts a backup into a database, whatever kind it came from: tables as the scripts up to the backup's level make them, then the
 * rows. Never commits: on PostgreSQL all of it is one transaction of the caller; on H2 schema changes commit by themselves, so
 * the caller gives a new file. Confined to one thread.
 */
final class Load {

    private static final int BATCH = 500;

    private final Connection connection;
    private final MigrationSource scripts;

    Load(Connection connection, MigrationSource scripts) {
        this.connection = connection;
        this.scripts = scripts;
    }

    /**
     * Whether this version can read the backup at all; asks no database.
     *
     * @throws RostrumException {@code backupMigrationUnknown}
     */
    static void check(Manifest manifest, MigrationSource scripts) {
        Map<String, List<Manifest.Applied>> units = manifest.migrations().stream().collect(Collectors.groupingBy(Manifest.Applied::unit));
        units.forEach((unit, applied) -> {
            Set<Integer> numbers = applied.stream().map(Manifest.Applied::number).collect(Collectors.toSet());
            for (Manifest.Applied one : applied) {
                script(scripts, one);
            }
            scripts.of(unit).stream()
                    .filter(script -> script.number() < Collections.max(numbers) && !numbers.contains(script.number()))
                    .findFirst()
                    .ifPresent(script -> {
                        throw unknown(unit, script.toString(), "is missing in the backup");
                    });
        });
    }

    private static Migration script(MigrationSource scripts, Manifest.Applied applied) {
        String name = String.format("%04d-%s", applied.number(), applied.name());
        Migration script = scripts.of(applied.unit()).stream()
                .filter(known -> known.number() == applied.number())
                .findFirst()
                .orElseThrow(() -> unknown(applied.unit(), name, "is not part of this version, nor of an installed extension"));
        if (!script.checksum().equals(applied.checksum())) {
            throw unknown(applied.unit(), name, "differs from the one of this version");
        }
        return script;
    }

    private static RostrumException unknown(String unit, String name, String what) {
        return new RostrumException(BackupError.MIGRATION_UNKNOWN, "migration " + name + " of " + unit + " " + what);
    }

    /** Replaces everything of ours that the database holds. */
    void replace(BackupFile backup) throws SQLException {
        Catalog catalog = new Catalog(connection);
        if (catalog.hasTables()) {
            drop(catalog);
        }
        Manifest manifest = backup.manifest();
        create(manifest);
        Map<String, List<Manifest.Column>> tables = catalog.tables();
        checkTables(manifest, tables);
        List<String> backwards = new ArrayList<>(tables.keySet());
        Collections.reverse(backwards);
        for (String table : backwards) {
            execute("delete from " + table); // what the scripts themselves put in
        }
        for (Manifest.Table table : manifest.tables()) {
            insert(backup, table);
            compare(table);
        }
        Set<String> known = catalog.sequenceNames();
        for (Manifest.Sequence sequence : manifest.sequences()) {
            if (known.contains(sequence.name())) {
                execute("alter sequence " + sequence.name() + " restart with " + sequence.next());
            }
        }
    }

    private void drop(Catalog catalog) throws SQLException {
        List<String> tables = new ArrayList<>(catalog.tables().keySet());
        Set<String> sequences = catalog.sequenceNames();
        for (String table : tables) {
            execute("drop table " + table + " cascade");
        }
        for (String sequence : sequences) {
            execute("drop sequence if exists " + sequence);
        }
        execute("drop table " + Catalog.MIGRATIONS);
    }

    private void create(Manifest manifest) throws SQLException {
        execute(MigrationRunner.TABLE);
        for (Manifest.Applied applied : manifest.migrations()) {
            List<String> statements = script(scripts, applied).statements();
            for (String statement : statements) {
                execute(statement);
            }
            try (PreparedStatement insert = connection.prepareStatement("insert into " + Catalog.MIGRATIONS
                    + " (unit, number, name, checksum, statements, done) values (?, ?, ?, ?, ?, true)")) {
                insert.setString(1, applied.unit());
                insert.setInt(2, applied.number());
                insert.setString(3, applied.name());
                insert.setString(4, applied.checksum());
                insert.setInt(5, statements.size());
                insert.executeUpdate();
            }
        }
    }

    /** The columns may stand in another order, but they are the same: names of the file get into SQL only after this. */
    private static void checkTables(Manifest manifest, Map<String, List<Manifest.Column>> tables) {
        for (Manifest.Table table : manifest.tables()) {
            List<Manifest.Column> columns = tables.get(table.name());
            if (columns == null || columns.size() != table.columns().size() || !columns.containsAll(table.columns())) {
                throw new RostrumException(BackupError.DAMAGED, "table " + table.name() + " is not as its migrations make it");
            }
        }
        if (manifest.tables().size() != tables.size()) {
            throw new RostrumException(BackupError.DAMAGED, "the backup does not hold every table that its migrations make");
        }
    }

    private void insert(BackupFile backup, Manifest.Table table) throws SQLException {
        List<Manifest.Column> columns = table.columns();
        String names = columns.stream().map(Manifest.Column::name).collect(Collectors.joining(", "));
        String marks = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table.name() + " (" + names + ") values (" + marks + ")")) {
            int[] waiting = {0};
            backup.rows(table, values -> {
                for (int i = 0; i < values.length; i++) {
                    columns.get(i).type().bind(insert, i + 1, values[i]);
                }
                insert.addBatch();
                if (++waiting[0] == BATCH) {
                    insert.executeBatch();
                    waiting[0] = 0;
                }
            });
            insert.executeBatch();
        }
    }

    private void compare(Manifest.Table table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table.name())) {
            row.next();
            if (row.getLong(1) != table.rows()) {
                throw new RostrumException(BackupError.RESTORE_FAILED,
                        "table " + table.name() + " has " + row.getLong(1) + " rows, " + table.rows() + " were read");
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
