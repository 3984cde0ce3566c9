// SPDX-License-Identifier: Apache-2.0
package org.rostrum.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** An empty database for one test, and how to reach it. Closing takes it away. Immutable. */
public final class TestDatabase implements AutoCloseable {

    /** The two kinds that the product supports; an {@code @EnumSource} runs a test on both. */
    public enum Kind {
        H2,
        POSTGRESQL;

        public TestDatabase create() {
            return this == H2 ? h2() : postgres();
        }
    }

    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private final String url;
    private final String user;
    private final Runnable remove;

    private TestDatabase(String url, String user, Runnable remove) {
        this.url = url;
        this.user = user;
        this.remove = remove;
    }

    /** One that somebody else made and takes away: for processes that a test starts. */
    public static TestDatabase at(String url, String user) {
        return new TestDatabase(url, user, () -> {});
    }

    private static TestDatabase h2() {
        try {
            Path folder = Files.createTempDirectory("rostrum-h2-");
            String url = "jdbc:h2:file:" + folder.resolve("test") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
            return new TestDatabase(url, "rostrum", () -> TemporaryFolder.delete(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestDatabase postgres() {
        PostgresServer server = PostgresServer.shared();
        String schema = "test" + SCHEMAS.incrementAndGet();
        execute(server, "create schema " + schema);
        return new TestDatabase(server.url() + "?currentSchema=" + schema, server.user(),
                () -> execute(server, "drop schema " + schema + " cascade"));
    }

    private static void execute(PostgresServer server, String sql) {
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return url;
    }

    /** Its owner; has no password. */
    public String user() {
        return user;
    }

    /** A connection past the product, to look at what is really stored. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, "");
    }

    @Override
    public void close() {
        remove.run();
    }
}
