// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rostrum.base.error.RostrumException;

/**
 * What a database holds of ours: tables and sequences of the units that {@code store_migration} names, by their prefix; others in
 * the same schema are none of our business. Asked anew each time; confined to the connection's thread.
 */
final class Catalog {

    static final String MIGRATIONS = "store_migration";

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    boolean isPostgres() throws SQLException {
        return "PostgreSQL".equals(connection.getMetaData().getDatabaseProductName());
    }

    /** Whether a Rostrum has been here. */
    boolean hasTables() throws SQLException {
        return !names("select table_name from information_schema.tables where table_schema = current_schema"
                + " and lower(table_name) = '" + MIGRATIONS + "'").isEmpty();
    }

    /** @throws RostrumException {@code backupDatabaseUnfit} in the middle of a migration */
    List<Manifest.Applied> migrations() throws SQLException {
        List<Manifest.Applied> applied = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select unit, number, name, checksum, done from " + MIGRATIONS + " order by unit, number")) {
            while (rows.next()) {
                if (!rows.getBoolean(5)) {
                    throw new RostrumException(BackupError.DATABASE_UNFIT, "a migration of " + rows.getString(1) + " is not finished");
                }
                applied.add(new Manifest.Applied(rows.getString(1), rows.getInt(2), rows.getString(3), rows.getString(4)));
            }
        }
        return applied;
    }

    /** Our tables with their columns, without rows counted; parents first. */
    Map<String, List<Manifest.Column>> tables() throws SQLException {
        Set<String> own = own(names("select table_name from information_schema.tables where table_schema = current_schema"
                + " and table_type = 'BASE TABLE'"));
        Map<String, List<Manifest.Column>> tables = new LinkedHashMap<>();
        for (String table : inOrder(own, parents())) {
            tables.put(table, columns(table));
        }
        return tables;
    }

    private List<Manifest.Column> columns(String table) throws SQLException {
        List<Manifest.Column> columns = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select column_name, data_type from information_schema.columns"
                + " where table_schema = current_schema and lower(table_name) = ? order by ordinal_position")) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.add(new Manifest.Column(lower(rows.getString(1)), ColumnType.of(rows.getString(2))));
                }
            }
        }
        return columns;
    }

    private Map<String, Set<String>> parents() throws SQLException {
        Map<String, Set<String>> parents = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select c.table_name, p.table_name"
                        + " from information_schema.referential_constraints r"
                        + " join information_schema.table_constraints c on c.constraint_schema = r.constraint_schema"
                        + " and c.constraint_name = r.constraint_name"
                        + " join information_schema.table_constraints p on p.constraint_schema = r.unique_constraint_schema"
                        + " and p.constraint_name = r.unique_constraint_name"
                        + " where r.constraint_schema = current_schema")) {
            while (rows.next()) {
                parents.computeIfAbsent(lower(rows.getString(1)), child -> new HashSet<>()).add(lower(rows.getString(2)));
            }
        }
        return parents;
    }

    /** By name, but a table after those it refers to. */
    static List<String> inOrder(Set<String> tables, Map<String, Set<String>> parents) {
        Set<String> done = new LinkedHashSet<>();
        Set<String> left = new TreeSet<>(tables);
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(table -> parents.getOrDefault(table, Set.of()).stream()
                            .allMatch(parent -> parent.equals(table) || done.contains(parent) || !tables.contains(parent)))
                    .findFirst()
                    .orElseThrow(() -> new RostrumException(BackupError.DATABASE_UNFIT, "tables refer to each other in a circle: " + left));
            done.add(next);
            left.remove(next);
        }
        return List.copyOf(done);
    }

    /** Our sequences; no value given up to now is as large as {@code next}. Sequences are outside of transactions: ask last. */
    List<Manifest.Sequence> sequences() throws SQLException {
        List<Manifest.Sequence> sequences = new ArrayList<>();
        for (String name : new TreeSet<>(sequenceNames())) {
            String ask = isPostgres()
                    ? "select case when s.is_called then s.last_value + cast(i.increment as bigint) else s.last_value end from " + name
                            + " s, information_schema.sequences i where i.sequence_schema = current_schema and i.sequence_name = '" + name + "'"
                    : "select base_value from information_schema.sequences where sequence_schema = current_schema"
                            + " and lower(sequence_name) = '" + name + "'";
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ask)) {
                row.next();
                sequences.add(new Manifest.Sequence(name, row.getLong(1)));
            }
        }
        return sequences;
    }

    Set<String> sequenceNames() throws SQLException {
        return own(names("select sequence_name from information_schema.sequences where sequence_schema = current_schema"));
    }

    private Set<String> names(String sql) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(lower(rows.getString(1)));
            }
        }
        return names;
    }

    private Set<String> own(Set<String> names) throws SQLException {
        Set<String> units = names("select distinct unit from " + MIGRATIONS);
        names.remove(MIGRATIONS);
        names.removeIf(name -> units.stream().noneMatch(unit -> name.equals(unit) || name.startsWith(unit + "_")));
        return names;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
