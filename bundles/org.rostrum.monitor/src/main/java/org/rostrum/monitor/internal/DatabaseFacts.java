// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which database, and how far its tables have been brought; never what they hold. Blocks for it. Thread-safe. */
@Component(service = DatabaseFacts.class)
public final class DatabaseFacts {

    /** The store's own book of migrations: the one table beside its own that this bundle looks at, and only here. */
    private static final String LEVELS = "select unit, max(number) from store_migration where done = true group by unit order by unit";

    private final MonitorTables tables;

    @Activate
    public DatabaseFacts(@Reference MonitorTables tables) {
        this.tables = tables;
    }

    /** @throws org.rostrum.base.error.RostrumException {@code storeUnavailable} */
    public String text() {
        return tables.unit().read(DatabaseFacts::read);
    }

    private static String read(EntityManager em) {
        // Writing is what the connection is asked not to do; EclipseLink hands it out within a transaction only
        Connection connection = em.unwrap(Connection.class);
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(LEVELS)) {
            DatabaseMetaData database = connection.getMetaData();
            StringJoiner lines = new StringJoiner("\n", "", "\n");
            lines.add(database.getDatabaseProductName() + " " + database.getDatabaseProductVersion());
            while (rows.next()) {
                lines.add("%-20s %04d".formatted(rows.getString(1), rows.getInt(2)));
            }
            return lines.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
