// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.push.PushDevices.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue in front of push services: bounded, the oldest goes when it is full; some messages under way at a time, failed ones again
 * by {@link Retries}. Thread-safe; no callback under the lock.
 */
final class Deliveries {

    static final int MAX_WAITING = 1000;
    static final int MAX_UNDER_WAY = 8;

    private static final Logger logger = LoggerFactory.getLogger(Deliveries.class);

    private final Courier courier;
    private final Executor executor;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Figures figures;
    private final Consumer<Message> gone;
    private final Deque<Message> queue = new ArrayDeque<>();
    private int underWay;
    private int retrying;
    private boolean closed;

    /**
     * @param gone told of messages whose browser has unsubscribed, on a pool thread
     */
    Deliveries(Courier courier, Executor executor, Scheduler scheduler, Clock clock, Figures figures, Consumer<Message> gone) {
        this.courier = courier;
        this.executor = executor;
        this.scheduler = scheduler;
        this.clock = clock;
        this.figures = figures;
        this.gone = gone;
    }

    /** Takes a message; never blocks. */
    void add(Message message) {
        Message dropped = null;
        synchronized (queue) {
            if (closed) {
                return;
            }
            if (queue.size() + retrying >= MAX_WAITING) {
                dropped = queue.isEmpty() ? message : queue.poll();
            }
            if (dropped != message) {
                queue.add(message);
            }
        }
        if (dropped != null) {
            figures.dropped(dropped.kind());
        }
        pump();
    }

    private void pump() {
        for (Message next = next(); next != null; next = next()) {
            Message message = next;
            try {
                executor.execute(() -> send(message));
            } catch (RejectedExecutionException e) {
                figures.dropped(message.kind());
                done();
                return;
            }
        }
    }

    private @Nullable Message next() {
        synchronized (queue) {
            Message message = closed || underWay >= MAX_UNDER_WAY ? null : queue.poll();
            underWay += message == null ? 0 : 1;
            figures.waiting(queue.size() + retrying);
            return message;
        }
    }

    private void done() {
        synchronized (queue) {
            underWay--;
        }
    }

    private void send(Message message) {
        try {
            courier.send(message).whenComplete((verdict, failure) -> {
                done();
                settle(message, failure == null ? verdict : Verdict.UNREACHABLE);
                pump();
            });
        } catch (RuntimeException e) {
            logger.warn("a push message could not be sent: {}", e.toString());
            done();
            settle(message, Verdict.UNREACHABLE);
            pump();
        }
    }

    private void settle(Message message, Verdict verdict) {
        figures.count(message.kind(), verdict.outcome());
        if (verdict.outcome() == Outcome.GONE) {
            gone.accept(message);
        } else if (verdict.outcome() == Outcome.UNREACHABLE) {
            retry(message.again(), verdict);
        }
    }

    private void retry(Message message, Verdict verdict) {
        Optional<Duration> wait =
                Retries.next(message.failed(), message.kind().life(), message.age(clock.instant()), verdict.retryAfter());
        synchronized (queue) {
            if (wait.isEmpty() || closed || queue.size() + retrying >= MAX_WAITING) {
                figures.dropped(message.kind());
                return;
            }
            retrying++;
        }
        scheduler.schedule(wait.get(), () -> {
            synchronized (queue) {
                retrying--;
            }
            add(message);
        });
    }

    /** Nothing new leaves; what is under way ends by itself. */
    void close() {
        synchronized (queue) {
            closed = true;
            queue.clear();
        }
    }
}
