// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.test.TestDatabase;

/** Rows that the first schema has left: changes of the configuration move to their own table, events get their columns. */
class UpgradeTest {

    private static void run(Connection connection, String file) throws IOException, SQLException {
        try (InputStream in = UpgradeTest.class.getResourceAsStream("/migrations/audit/" + file); Statement statement = connection.createStatement()) {
            for (String sql : new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^\\s*--.*$", "").split(";")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(result.getString(i));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void rowsOfTheFirstSchemaStay(TestDatabase.Kind kind) throws Exception {
        // 60/CF-1: settings, conferences and accounts belong to the change log
        try (TestDatabase database = kind.create();
                Connection connection = database.connect()) {
            run(connection, "0001-event.sql");
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        insert into audit_event (id, happened_at, type, actor, subject, address, details) values
                        (1, current_timestamp, 'login', 'admin:root', null, '::1', '{"Result":"0"}'),
                        (2, current_timestamp, 'login', 'server', 'Anna@x', null, '{"Login":"anna","Result":"InvalidCredentials"}'),
                        (3, current_timestamp, 'setting.changed', 'admin:root', 'server.name', null, '{"new":"b","old":"a"}'),
                        (4, current_timestamp, 'conference.changed', 'anna@x', 'weekly', null, '{"topic":"a -> b"}'),
                        (5, current_timestamp, 'conference.started', 'anna@x', 'weekly', null, '{}')""");
            }
            run(connection, "0002-reports.sql");
            assertThat(rows(connection, "select id, source, severity, object_name, object_key, case when success then 'ok' else 'no' end"
                    + " from audit_event order by id"))
                    .containsExactly("1|admin|1|root|root|ok", "2|user|2|Anna@x|anna@x|no", "5|user|1|weekly|weekly|ok");
            assertThat(rows(connection, "select id, action, object_type, object_name, changed_by, fields from audit_change order by id"))
                    .containsExactly("3|edit|settings|server.name|admin:root|{\"new\":\"b\",\"old\":\"a\"}",
                            "4|edit|conference|weekly|anna@x|{\"topic\":\"a -> b\"}");
        }
    }

    @Test
    void fieldsOfMovedRowsAreRead() {
        assertThat(Fields.read("{\"new\":\"b\",\"old\":\"a\"}", "server.name")).containsExactly(new Field("server.name", "a", "b"));
        assertThat(Fields.read("{\"topic\":\"a -> b\",\"x\":\"y\"}", "weekly"))
                .containsExactly(new Field("topic", "a", "b"), new Field("x", null, "y"));
    }
}
