// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Threads;
import org.rostrum.store.JpaUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded queue in front of both tables. One writer at a time empties it in batches; while the database is away rows wait
 * in the queue, and when that is full the newest are lost and their number is logged and recorded. Thread-safe.
 */
@Component(service = {AuditLog.class, ChangeLog.class, QueuedAuditLog.class})
public final class QueuedAuditLog implements AuditLog, ChangeLog {

    private static final Logger logger = LoggerFactory.getLogger(QueuedAuditLog.class);
    private static final int CAPACITY = 20_000;
    private static final int BATCH = 200;
    private static final int MAX_LATEST = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JpaUnit unit;
    private final Threads threads;
    private final Clock clock;
    private final int capacity;
    private final Object writing = new Object();
    /** Rows yet to be made: one that a failed transaction has touched cannot be stored again. */
    private final Deque<Supplier<Object>> queue = new ArrayDeque<>();
    private boolean active;
    private boolean closed;
    private long lost;

    @Activate
    public QueuedAuditLog(@Reference AuditTables tables, @Reference Threads threads) {
        this(tables, threads, Clock.systemUTC(), CAPACITY);
    }

    QueuedAuditLog(AuditTables tables, Threads threads, Clock clock, int capacity) {
        this.unit = tables.unit();
        this.threads = threads;
        this.clock = clock;
        this.capacity = capacity;
    }

    @Override
    public void record(AuditEvent event) {
        ToldAsEvent.change(event).ifPresentOrElse(this::record, () -> add(() -> new EventEntity(event)));
    }

    @Override
    public void record(ConfigChange change) {
        add(() -> new ChangeEntity(change));
    }

    private void add(Supplier<Object> row) {
        synchronized (queue) {
            if (queue.size() >= capacity) {
                lose();
                return;
            }
            queue.add(row);
            if (active || closed) {
                return;
            }
            active = true;
        }
        submit();
    }

    private void lose() {
        lost++;
        if (lost == 1) {
            logger.error("the event log is full with {} events waiting for the database; new ones are lost", capacity);
        }
    }

    private void submit() {
        try {
            threads.io().execute(this::drain);
        } catch (RejectedExecutionException e) {
            later();
        }
    }

    private void later() {
        threads.scheduler().schedule(PAUSE, this::submit);
    }

    private void drain() {
        try {
            while (!isClosed() && writeBatch()) {
                logger.trace("a batch is stored");
            }
        } catch (RostrumException e) {
            logger.debug("the event log waits for the database", e);
            later();
        }
    }

    /** Stores what waits now, so that a reader sees what was recorded before. */
    void settle() {
        int waiting;
        synchronized (queue) {
            waiting = queue.size();
        }
        for (int written = 0; written < waiting; written += BATCH) {
            writeBatch();
        }
    }

    /** True if there may be more. A row leaves the queue when it is stored, not before. */
    private boolean writeBatch() {
        synchronized (writing) {
            List<Supplier<Object>> batch = nextBatch();
            if (batch.isEmpty()) {
                return false;
            }
            store(batch);
            synchronized (queue) {
                for (int i = 0; i < batch.size(); i++) {
                    queue.poll();
                }
                recordLost();
            }
            return true;
        }
    }

    private boolean isClosed() {
        synchronized (queue) {
            return closed;
        }
    }

    private List<Supplier<Object>> nextBatch() {
        synchronized (queue) {
            List<Supplier<Object>> batch = queue.stream().limit(BATCH).toList();
            active &= !batch.isEmpty();
            return batch;
        }
    }

    /** A fault of ours in one row must not cost the others. */
    private void store(List<Supplier<Object>> batch) {
        try {
            unit.run(em -> batch.forEach(row -> em.persist(row.get())));
        } catch (RuntimeException e) {
            if (e instanceof RostrumException refusal && refusal.error() == CommonError.STORE_UNAVAILABLE) {
                throw refusal;
            }
            if (batch.size() == 1) {
                logger.error("a row could not be written to the event log", e);
            } else {
                batch.forEach(row -> store(List.of(row)));
            }
        }
    }

    private void recordLost() {
        if (lost > 0) {
            AuditEvent event = new AuditEvent(clock.instant(), "events.lost", "server", null, null, Map.of("count", Long.toString(lost)));
            queue.addLast(() -> new EventEntity(event));
            lost = 0;
        }
    }

    @Override
    public List<AuditEvent> latest(int limit) {
        int rows = Math.max(0, Math.min(limit, MAX_LATEST));
        if (rows == 0) {
            return List.of();
        }
        return unit.read(em -> {
            List<EventEntity> found = em.createQuery("select e from AuditEvent e order by e.at desc, e.id desc", EventEntity.class)
                    .setMaxResults(rows)
                    .getResultList();
            List<AuditEvent> events = new ArrayList<>();
            found.forEach(row -> events.add(row.event()));
            return events;
        });
    }

    /** Writes what waits; without a database it tells how much is lost. */
    @Deactivate
    public void close() {
        synchronized (queue) {
            closed = true;
        }
        try {
            while (writeBatch()) {
                logger.trace("a batch is stored");
            }
        } catch (RostrumException e) {
            logger.error("{} events of the event log are lost: the database is away", queue.size());
        }
    }
}
