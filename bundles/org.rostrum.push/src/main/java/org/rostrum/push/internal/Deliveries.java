// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
 * by {@link Retries}. Of each device and topic the newest is what counts: older ones that wait go, so that a call never comes after its
 * end (55/PSH-5, PSH-10, NTF-8). Thread-safe; no callback under the lock.
 */
final class Deliveries {

    static final int MAX_WAITING = 1000;
    static final int MAX_UNDER_WAY = 8;

    private static final Logger logger = LoggerFactory.getLogger(Deliveries.class);

    /** What newer news replaces (55/PSH-5). */
    private record Slot(UUID device, String topic) {

        static Slot of(Message message) {
            return new Slot(message.to().device(), message.topic());
        }
    }

    private record Retry(Message message, Scheduler.Timer timer) {}

    private final Courier courier;
    private final Executor executor;
    private final Scheduler scheduler;
    private final Clock clock;
    private final Figures figures;
    private final Consumer<Message> gone;
    /** Of each device and topic at most one in all three: the next waits while one is under way, and a newer one replaces one that waits. */
    private final Map<Slot, Message> queue = new LinkedHashMap<>();
    private final Map<Slot, Retry> retries = new HashMap<>();
    private final Set<Slot> underWay = new HashSet<>();
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

    /** Takes a message, newer than all before of its device and topic; never blocks. */
    void add(Message message) {
        Slot slot = Slot.of(message);
        Message replaced;
        Message dropped;
        synchronized (queue) {
            if (closed) {
                return;
            }
            replaced = withdraw(slot);
            dropped = enqueue(slot, message);
        }
        if (replaced != null) {
            figures.replaced(replaced.kind());
        }
        if (dropped != null) {
            figures.dropped(dropped.kind());
        }
        pump();
    }

    /** Takes back what has not left yet; null: nothing. */
    private @Nullable Message withdraw(Slot slot) {
        Retry retry = retries.remove(slot);
        if (retry == null) {
            return queue.remove(slot);
        }
        retry.timer().cancel();
        return retry.message();
    }

    /** Returns what goes since there is no room for it; null: nothing. */
    private @Nullable Message enqueue(Slot slot, Message message) {
        boolean full = isFull();
        if (full && queue.isEmpty()) {
            return message;
        }
        Message dropped = full ? queue.remove(queue.keySet().iterator().next()) : null;
        queue.put(slot, message);
        return dropped;
    }

    private boolean isFull() {
        return queue.size() + retries.size() >= MAX_WAITING;
    }

    private void pump() {
        for (Message next = next(); next != null; next = next()) {
            Message message = next;
            try {
                executor.execute(() -> send(message));
            } catch (RejectedExecutionException e) {
                figures.dropped(message.kind());
                done(message);
                return;
            }
        }
    }

    private @Nullable Message next() {
        synchronized (queue) {
            Message message = closed || underWay.size() >= MAX_UNDER_WAY ? null : pollFree();
            if (message != null) {
                underWay.add(Slot.of(message));
            }
            figures.waiting(queue.size() + retries.size());
            return message;
        }
    }

    /** The oldest whose slot is free; passes over no more than are under way. */
    private @Nullable Message pollFree() {
        for (Slot slot : queue.keySet()) {
            if (!underWay.contains(slot)) {
                return queue.remove(slot);
            }
        }
        return null;
    }

    private void done(Message message) {
        synchronized (queue) {
            underWay.remove(Slot.of(message));
        }
    }

    private void send(Message message) {
        try {
            courier.send(message).whenComplete((verdict, failure) -> over(message, failure == null ? verdict : Verdict.UNREACHABLE));
        } catch (RuntimeException e) {
            logger.warn("a push message could not be sent: {}", e.toString());
            over(message, Verdict.UNREACHABLE);
        }
    }

    /** The slot is free only when it is known what becomes of the message: a newer one could leave before it otherwise. */
    private void over(Message message, Verdict verdict) {
        try {
            settle(message, verdict);
        } finally {
            done(message);
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
        Slot slot = Slot.of(message);
        synchronized (queue) {
            if (queue.containsKey(slot)) {
                figures.replaced(message.kind());
            } else if (wait.isEmpty() || closed || isFull()) {
                figures.dropped(message.kind());
            } else {
                retries.put(slot, new Retry(message, scheduler.schedule(wait.get(), () -> again(slot, message))));
            }
        }
    }

    private void again(Slot slot, Message message) {
        synchronized (queue) {
            Retry due = retries.get(slot);
            if (due == null || due.message() != message) {
                // a newer one came in the moment in which the timer ran out
                return;
            }
            retries.remove(slot);
            queue.put(slot, message);
        }
        pump();
    }

    /** Nothing new leaves; what is under way ends by itself. */
    void close() {
        synchronized (queue) {
            closed = true;
            queue.clear();
            retries.values().forEach(retry -> retry.timer().cancel());
            retries.clear();
        }
    }
}
