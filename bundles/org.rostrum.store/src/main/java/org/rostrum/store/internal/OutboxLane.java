// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.store.OutboxSubscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscriber's way through the outbox: one run at a time, the marker moved after each batch and before each pause. A
 * failing delivery pauses the lane, longer each time; commits do not shorten the pause. Thread-safe.
 */
final class OutboxLane implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(OutboxLane.class);
    private static final int BATCH = 100;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private enum State {
        IDLE,
        RUNNING,
        RUN_AGAIN,
        PAUSED,
        CLOSED
    }

    /** Housekeeping after a batch. */
    interface AfterBatch {
        void run() throws SQLException;
    }

    private final OutboxSubscriber subscriber;
    private final Database database;
    private final Threads threads;
    private final AfterBatch afterBatch;
    private State state = State.IDLE;
    private Duration pause = FIRST_PAUSE;
    private Scheduler.@Nullable Timer timer;

    OutboxLane(OutboxSubscriber subscriber, Database database, Threads threads, AfterBatch afterBatch) {
        this.subscriber = subscriber;
        this.database = database;
        this.threads = threads;
        this.afterBatch = afterBatch;
    }

    /** There may be something new. */
    synchronized void wake() {
        if (state == State.RUNNING) {
            state = State.RUN_AGAIN;
        } else if (state == State.IDLE) {
            start();
        }
    }

    private void start() {
        state = State.RUNNING;
        try {
            threads.io().execute(this::run);
        } catch (RejectedExecutionException e) {
            pause(FIRST_PAUSE);
        }
    }

    private void run() {
        try {
            database.prepare();
            long marker = database.outbox().marker(subscriber.name());
            while (isOpen()) {
                List<OutboxSubscriber.Event> events = database.outbox().after(marker, BATCH);
                if (events.isEmpty()) {
                    break;
                }
                marker = deliver(events, marker);
                pause = FIRST_PAUSE;
                afterBatch.run();
            }
            finished();
        } catch (SQLException e) {
            logger.debug("outbox of {} waits for the database", subscriber.name(), e);
            pauseSafely(FIRST_PAUSE);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException e) {
        if (e instanceof RostrumException refusal && refusal.error() == CommonError.STORE_UNAVAILABLE) {
            logger.debug("{} waits for the database", subscriber.name(), e);
            pauseSafely(FIRST_PAUSE);
        } else {
            logger.warn("{} did not take an event, again in {} s", subscriber.name(), pause.toSeconds(), e);
            pauseSafely(pause);
            pause = longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** Returns the number of the last event handled; saves it even if the next one fails. */
    private long deliver(List<OutboxSubscriber.Event> events, long marker) throws SQLException {
        long handled = marker;
        try {
            for (OutboxSubscriber.Event event : events) {
                if (!isOpen()) {
                    break;
                }
                if (subscriber.wants(event.topic())) {
                    subscriber.deliver(event);
                }
                handled = event.position();
            }
        } finally {
            if (handled > marker) {
                database.outbox().mark(subscriber.name(), handled);
            }
        }
        return handled;
    }

    private synchronized boolean isOpen() {
        return state != State.CLOSED;
    }

    private synchronized void finished() {
        if (state == State.RUN_AGAIN) {
            start();
        } else if (state == State.RUNNING) {
            state = State.IDLE;
        }
    }

    private synchronized void pauseSafely(Duration length) {
        if (state != State.CLOSED) {
            pause(length);
        }
    }

    private void pause(Duration length) {
        state = State.PAUSED;
        timer = threads.scheduler().schedule(length, this::resume);
    }

    private synchronized void resume() {
        if (state == State.PAUSED) {
            start();
        }
    }

    @Override
    public synchronized void close() {
        state = State.CLOSED;
        if (timer != null) {
            timer.cancel();
        }
    }
}
