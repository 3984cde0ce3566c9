// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a unit's tables to the state that its scripts describe. Each script is one transaction where schema changes can
 * be part of one (PostgreSQL); else its finished statements are counted, and the next start goes on after them. What has
 * been applied may not change, and a database that is ahead of the scripts is refused: never guess with other people's
 * data. Confined to its caller's lock.
 */
public final class MigrationRunner {

    private static final Logger logger = LoggerFactory.getLogger(MigrationRunner.class);

    /** Makes the table in which applied scripts are remembered. */
    public static final String TABLE = "create table if not exists store_migration ("
            + "unit varchar(40) not null, number integer not null, name varchar(200) not null, checksum char(64) not null, "
            + "statements integer not null, done boolean not null, applied_at timestamp with time zone default current_timestamp not null, "
            + "primary key (unit, number))";

    private record Applied(String name, String checksum, int statements, boolean done) {}

    private final DataSource source;
    private final Dialect dialect;

    MigrationRunner(DataSource source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    void createTable() throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
    }

    /** @throws MigrationRefusedException if the scripts and what the database remembers do not fit */
    void migrate(String unit, List<Migration> scripts) throws SQLException {
        List<Migration> ordered = scripts.stream().sorted(Comparator.comparingInt(Migration::number)).toList();
        checkNumbers(unit, ordered);
        try (Connection connection = source.getConnection()) {
            check(unit, ordered, applied(connection, unit));
        }
        for (Migration script : ordered) {
            try (Connection connection = source.getConnection()) {
                connection.setAutoCommit(false);
                lock(connection);
                Applied before = applied(connection, unit).get(script.number());
                if (before == null || !before.done()) {
                    apply(connection, unit, script, before == null ? 0 : before.statements());
                }
                connection.commit();
            }
        }
    }

    private static void checkNumbers(String unit, List<Migration> scripts) {
        Set<Integer> seen = new HashSet<>();
        for (Migration script : scripts) {
            if (!seen.add(script.number())) {
                throw new MigrationRefusedException("two migrations of " + unit + " have number " + script.number());
            }
        }
    }

    /** Several nodes may start on one server; an embedded file has one process, and that one our caller's lock. */
    private void lock(Connection connection) throws SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("lock table store_migration in exclusive mode");
            }
        }
    }

    private static TreeMap<Integer, Applied> applied(Connection connection, String unit) throws SQLException {
        TreeMap<Integer, Applied> applied = new TreeMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select number, name, checksum, statements, done from store_migration where unit = ?")) {
            select.setString(1, unit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    applied.put(rows.getInt(1), new Applied(rows.getString(2), rows.getString(3), rows.getInt(4), rows.getBoolean(5)));
                }
            }
        }
        return applied;
    }

    private static void check(String unit, List<Migration> scripts, TreeMap<Integer, Applied> applied) {
        Map<Integer, Migration> known = new HashMap<>();
        scripts.forEach(script -> known.put(script.number(), script));
        applied.forEach((number, before) -> {
            Migration script = known.get(number);
            if (script == null) {
                throw new MigrationRefusedException(String.format("the tables of %s were made by a newer version (migration %04d-%s):"
                        + " start that version, or restore the backup made before it", unit, number, before.name()));
            }
            if (!script.checksum().equals(before.checksum())) {
                throw new MigrationRefusedException(String.format("migration %s of %s differs from the one that was applied:"
                        + " this is not the version that made the tables", script, unit));
            }
        });
        known.forEach((number, script) -> {
            if (!applied.isEmpty() && number < applied.lastKey() && !applied.containsKey(number)) {
                throw new MigrationRefusedException(String.format("migration %s of %s comes before one that was applied", script, unit));
            }
        });
    }

    private void apply(Connection connection, String unit, Migration script, int finished) throws SQLException {
        if (finished == 0) {
            begin(connection, unit, script);
        }
        List<String> statements = script.statements();
        for (int i = finished; i < statements.size(); i++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(statements.get(i));
            }
            count(connection, unit, script, i + 1, i + 1 == statements.size());
        }
        if (finished == statements.size()) {
            count(connection, unit, script, finished, true);
        }
        logger.info("migration {} of {} applied", script, unit);
    }

    private void begin(Connection connection, String unit, Migration script) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from store_migration where unit = ? and number = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into store_migration (unit, number, name, checksum, statements, done) values (?, ?, ?, ?, 0, false)")) {
            delete.setString(1, unit);
            delete.setInt(2, script.number());
            delete.executeUpdate();
            insert.setString(1, unit);
            insert.setInt(2, script.number());
            insert.setString(3, script.name());
            insert.setString(4, script.checksum());
            insert.executeUpdate();
        }
        commitIfStatementsDo(connection);
    }

    private void count(Connection connection, String unit, Migration script, int finished, boolean done) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update store_migration set statements = ?, done = ? where unit = ? and number = ?")) {
            update.setInt(1, finished);
            update.setBoolean(2, done);
            update.setString(3, unit);
            update.setInt(4, script.number());
            update.executeUpdate();
        }
        commitIfStatementsDo(connection);
    }

    private void commitIfStatementsDo(Connection connection) throws SQLException {
        if (dialect == Dialect.H2) {
            connection.commit();
        }
    }
}
