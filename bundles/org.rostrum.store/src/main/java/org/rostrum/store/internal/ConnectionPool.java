// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.rostrum.base.time.Ticker;
import org.slf4j.LoggerFactory;

/**
 * The shared connections. While the database is away, one caller in {@link #PAUSE} tries it and the others are refused at
 * once, so that waiting threads do not pile up; it heals with the first connection that works. Thread-safe.
 */
final class ConnectionPool implements DataSource, AutoCloseable {

    private static final org.slf4j.Logger logger = LoggerFactory.getLogger(ConnectionPool.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int SILENT_SERVER_SECONDS = 30;

    private final HikariDataSource pool;
    private final Ticker ticker;
    private final String name;
    private boolean away;
    private long nextTryNs;

    ConnectionPool(DatabaseTarget target, Ticker ticker) {
        this.ticker = ticker;
        this.name = target.toString();
        this.pool = new HikariDataSource(config(target));
    }

    private static HikariConfig config(DatabaseTarget target) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("rostrum-store");
        config.setDataSource(driver(target));
        config.setMaximumPoolSize(target.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(target.connectTimeoutMs());
        config.setValidationTimeout(Math.min(1000, target.connectTimeoutMs()));
        // −1: the pool starts without a database and asks again on demand
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverride(new EvictBroken());
        if (target.dialect() == Dialect.H2) {
            // the file closes with its last connection; nothing between us and it wears out
            config.setMaxLifetime(0);
        } else {
            config.setKeepaliveTime(TimeUnit.MINUTES.toMillis(2));
        }
        return config;
    }

    /** The pool knows broken connections by SQLSTATE 08; H2 tells by its own numbers that its file was closed under it. */
    private static final class EvictBroken implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException e) {
            return SqlErrors.isClosedDatabase(e) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }

    private static DataSource driver(DatabaseTarget target) {
        if (target.dialect() == Dialect.H2) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(target.url());
            h2.setUser(target.user());
            h2.setPassword(target.password());
            return h2;
        }
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setURL(target.url());
        postgres.setUser(target.user());
        postgres.setPassword(target.password());
        postgres.setApplicationName("rostrum");
        int seconds = Math.max(1, target.connectTimeoutMs() / 1000);
        postgres.setConnectTimeout(seconds);
        postgres.setLoginTimeout(seconds);
        postgres.setSocketTimeout(SILENT_SERVER_SECONDS);
        postgres.setTcpKeepAlive(true);
        return postgres;
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseWhileAway();
        try {
            Connection connection = pool.getConnection();
            worked();
            return connection;
        } catch (SQLException e) {
            failed(e);
            throw e;
        }
    }

    private synchronized void refuseWhileAway() throws SQLException {
        if (!away) {
            return;
        }
        if (ticker.nanos() - nextTryNs < 0) {
            throw new SQLTransientConnectionException("the database is away", SqlErrors.CONNECTION_FAILED);
        }
        nextTryNs = ticker.nanos() + pool.getConnectionTimeout() * 1_000_000 + PAUSE.toNanos();
    }

    private synchronized void worked() {
        if (away) {
            away = false;
            logger.info("database {} is back", name);
        }
    }

    private synchronized void failed(SQLException e) {
        if (pool.isClosed() || pool.getHikariPoolMXBean() != null && pool.getHikariPoolMXBean().getTotalConnections() > 0) {
            return; // all connections are in use: busy, not away
        }
        if (!away) {
            away = true;
            logger.warn("database {} is away: {}", name, SqlErrors.root(e).getMessage());
        }
        nextTryNs = ticker.nanos() + PAUSE.toNanos();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new java.sql.SQLFeatureNotSupportedException("the pool has one user");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
        throw new java.sql.SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }

    @Override
    public void close() {
        pool.close();
    }
}
