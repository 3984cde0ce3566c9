// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.rostrum.store.Outbox;
import org.rostrum.store.OutboxSubscriber;

/**
 * The stored events and the markers of their readers. Events of a transaction are kept aside and written as its last
 * step: the row with the last number is then locked only for the commit, so appenders neither wait for each other's work
 * nor deadlock with it, and numbers become visible in the order of the commits, without gaps that could fill later.
 * Thread-safe.
 */
public final class OutboxTable implements Outbox {

    private static final String PENDING = "org.rostrum.store.outbox";
    private static final int MAX_BYTES = 64 * 1024;

    private record Pending(String topic, Instant at, String json) {}

    private final DataSource source;

    OutboxTable(DataSource source) {
        this.source = source;
    }

    @Override
    public void append(EntityManager em, String topic, Instant at, String json) {
        if (json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException("an event holds at most 64 KiB; " + topic + " has more");
        }
        List<Pending> pending = new ArrayList<>(pending(em));
        pending.add(new Pending(topic, at, json));
        em.setProperty(PENDING, pending);
    }

    @SuppressWarnings("unchecked") // only append() sets it
    private static List<Pending> pending(EntityManager em) {
        Object pending = em.getProperties().get(PENDING);
        return pending == null ? List.of() : (List<Pending>) pending;
    }

    /** Writes what was appended in this transaction, right before its commit. True if there was anything. */
    boolean store(EntityManager em) {
        List<Pending> pending = pending(em);
        if (pending.isEmpty()) {
            return false;
        }
        em.flush();
        try {
            store(em.unwrap(Connection.class), pending);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
        return true;
    }

    private static void store(Connection connection, List<Pending> pending) throws SQLException {
        long next = reserve(connection, pending.size());
        try (PreparedStatement insert =
                connection.prepareStatement("insert into store_outbox (seq, topic, happened_at, body) values (?, ?, ?, ?)")) {
            for (Pending event : pending) {
                insert.setLong(1, next++);
                insert.setString(2, event.topic());
                insert.setObject(3, event.at().atOffset(ZoneOffset.UTC));
                insert.setString(4, event.json());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static long reserve(Connection connection, int count) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement("update store_outbox_head set seq = seq + ? where id = 1");
                PreparedStatement last = connection.prepareStatement("select seq from store_outbox_head where id = 1")) {
            take.setInt(1, count);
            take.executeUpdate();
            try (ResultSet row = last.executeQuery()) {
                row.next();
                return row.getLong(1) - count + 1;
            }
        }
    }

    /** Number of the last event that a subscriber has handled; 0 if none. */
    long marker(String subscriber) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement("select seq from store_outbox_marker where subscriber = ?")) {
            select.setString(1, subscriber);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    void mark(String subscriber, long seq) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (execute(connection, "update store_outbox_marker set seq = ? where subscriber = ?", seq, subscriber) == 0) {
                execute(connection, "insert into store_outbox_marker (seq, subscriber) values (?, ?)", seq, subscriber);
            }
        }
    }

    private static int execute(Connection connection, String sql, long seq, String subscriber) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, seq);
            statement.setString(2, subscriber);
            return statement.executeUpdate();
        }
    }

    /** The next events after {@code seq}, in order. */
    List<OutboxSubscriber.Event> after(long seq, int limit) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement select = connection.prepareStatement("select seq, topic, happened_at, body from store_outbox"
                        + " where seq > ? order by seq fetch first " + limit + " rows only")) {
            select.setLong(1, seq);
            try (ResultSet rows = select.executeQuery()) {
                List<OutboxSubscriber.Event> events = new ArrayList<>();
                while (rows.next()) {
                    Instant at = rows.getObject(3, OffsetDateTime.class).toInstant();
                    events.add(new OutboxSubscriber.Event(rows.getLong(1), rows.getString(2), at, rows.getString(4)));
                }
                return events;
            }
        }
    }

    /** Deletes what everybody has handled and is older than {@code before}. */
    void prune(Instant before) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from store_outbox where happened_at < ?"
                        + " and seq <= (select min(seq) from store_outbox_marker)")) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        }
    }
}
