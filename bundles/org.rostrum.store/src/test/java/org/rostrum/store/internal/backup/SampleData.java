// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.rostrum.base.error.RostrumException;
import org.rostrum.store.Backups;
import org.rostrum.store.internal.Migration;
import org.rostrum.store.internal.MigrationRunner;
import org.rostrum.store.internal.MigrationSource;
import org.rostrum.test.TestDatabase;

/** A database with a unit that has every type of column, a table that refers to another, and a sequence; and a data folder. */
final class SampleData {

    static final Migration FIRST = Migration.of("0001-first.sql", """
            create sequence sample_item_seq start with 50 increment by 50;
            create table sample_kind (name varchar(20) primary key);
            insert into sample_kind (name) values ('made by the script');
            create table sample_child (id bigint primary key, parent uuid not null);
            create table sample_item (id uuid primary key, kind varchar(20) references sample_kind (name), made_at timestamp with time zone,
                on_day date, flag boolean, small integer, large bigint, ratio double precision, price numeric(12, 2), raw bytea, code char(4));
            alter table sample_child add constraint sample_child_parent foreign key (parent) references sample_item (id);
            """);
    static final Migration SECOND = Migration.of("0002-second.sql", "alter table sample_kind add column note varchar(40) default 'new' not null;");

    static final MigrationSource OLD = unit -> unit.equals("sample") ? List.of(FIRST) : List.of();
    static final MigrationSource NEW = unit -> unit.equals("sample") ? List.of(FIRST, SECOND) : List.of();

    private SampleData() {}

    /** As a server at migration 1 would have left it, with {@code rows} items. */
    static void fill(TestDatabase database, int rows) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute(MigrationRunner.TABLE);
            for (String sql : FIRST.statements()) {
                statement.execute(sql);
            }
            statement.execute("insert into store_migration (unit, number, name, checksum, statements, done) values ('sample', 1, 'first', '"
                    + FIRST.checksum() + "', 7, true)");
            statement.execute("create table stranger (id integer primary key)");
            statement.execute("delete from sample_kind");
            statement.execute("insert into sample_kind (name) values ('K''ö\n\"\\ \u4e16')");
            try (PreparedStatement insert = connection.prepareStatement("insert into sample_item values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (int i = 0; i < rows; i++) {
                    insert.setObject(1, new UUID(7, i));
                    for (int column = 2; column <= 11; column++) {
                        insert.setNull(column, java.sql.Types.NULL);
                    }
                    if (i % 3 != 0) {
                        insert.setString(2, "K'ö\n\"\\ \u4e16");
                        insert.setObject(3, OffsetDateTime.parse("2026-02-28T23:59:59.123456+03:00").plusSeconds(i));
                        insert.setObject(4, java.time.LocalDate.of(2026, 2, 28));
                        insert.setBoolean(5, i % 2 == 0);
                        insert.setInt(6, -i);
                        insert.setLong(7, Long.MAX_VALUE - i);
                        insert.setDouble(8, 0.1 * i);
                        insert.setBigDecimal(9, new java.math.BigDecimal("1234567890.12"));
                        insert.setBytes(10, new byte[] {0, -1, 127, (byte) i});
                        insert.setString(11, "ab");
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            if (rows > 0) {
                statement.execute("insert into sample_child (id, parent) values (1, '" + new UUID(7, 0) + "')");
            }
            statement.execute("alter sequence sample_item_seq restart with 1050");
        }
    }

    /** Every row of every table of ours, as text that is the same on both databases. */
    static Map<String, List<String>> rows(Connection connection) throws SQLException {
        Map<String, List<String>> content = new TreeMap<>();
        for (String table : List.of("sample_kind", "sample_item", "sample_child")) {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select * from " + table)) {
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(text(row, i));
                    }
                    rows.add(String.join("|", values));
                }
            }
            rows.sort(null);
            content.put(table, rows);
        }
        return content;
    }

    private static String text(ResultSet row, int i) throws SQLException {
        String type = row.getMetaData().getColumnTypeName(i).toLowerCase(java.util.Locale.ROOT);
        if (type.contains("timestamp")) {
            OffsetDateTime time = row.getObject(i, OffsetDateTime.class);
            return time == null ? "null" : time.toInstant().toString();
        }
        if (type.contains("binary varying") || type.equals("bytea")) {
            return Arrays.toString(row.getBytes(i));
        }
        return String.valueOf(row.getObject(i));
    }

    /** A data folder with files that belong to a backup and some that do not. */
    static void files(Path data, String word) throws IOException {
        for (String name : List.of("etc/org.rostrum.listener.cfg", "etc/org.rostrum.store.cfg", "keys/custom.p12", "keys/acme/account.pem",
                "keys/secrets.key", "licence.json", "run/pid")) {
            Files.createDirectories(data.resolve(name).getParent());
            Files.writeString(data.resolve(name), word + " " + name + "\n");
        }
    }

    static Path backup(TestDatabase database, Path data) throws SQLException {
        return service(database, data).create("meet.test", null).file();
    }

    static Backups service(TestDatabase database, Path data) {
        return new BackupService(database::connect, data, "1.2.3", Clock.systemUTC(), Tool::failed);
    }

    static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        Throwable refused = org.assertj.core.api.Assertions.catchThrowable(call);
        return refused instanceof RostrumException coded ? coded.error().code() : String.valueOf(refused);
    }
}
