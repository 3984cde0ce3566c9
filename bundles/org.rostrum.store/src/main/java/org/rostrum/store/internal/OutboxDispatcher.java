// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.base.thread.Threads;
import org.rostrum.store.OutboxSubscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings stored events to each subscriber, woken by commits; each has its own lane and cannot hold up the others. Thread-safe. */
public final class OutboxDispatcher implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(OutboxDispatcher.class);

    /** Handled events stay this long, for subscribers that are installed later. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration PRUNED_EVERY = Duration.ofHours(1);

    private final Database database;
    private final Threads threads;
    private final Clock clock;
    private final Map<OutboxSubscriber, OutboxLane> lanes = new ConcurrentHashMap<>();
    private volatile long prunedAtMs = Long.MIN_VALUE;

    public OutboxDispatcher(Database database, Threads threads, Clock clock) {
        this.database = database;
        this.threads = threads;
        this.clock = clock;
        database.onEvents(this::wake);
    }

    public void add(OutboxSubscriber subscriber) {
        OutboxLane lane = new OutboxLane(subscriber, database, threads, this::afterBatch);
        lanes.put(subscriber, lane);
        lane.wake();
    }

    public void remove(OutboxSubscriber subscriber) {
        OutboxLane lane = lanes.remove(subscriber);
        if (lane != null) {
            lane.close();
        }
    }

    private void wake() {
        lanes.values().forEach(OutboxLane::wake);
    }

    private void afterBatch() throws SQLException {
        long now = clock.millis();
        if (prunedAtMs == Long.MIN_VALUE || now - prunedAtMs >= PRUNED_EVERY.toMillis()) {
            prunedAtMs = now;
            database.outbox().prune(clock.instant().minus(KEPT));
            logger.debug("handled events older than {} deleted", KEPT);
        }
    }

    @Override
    public void close() {
        lanes.keySet().forEach(this::remove);
    }
}
