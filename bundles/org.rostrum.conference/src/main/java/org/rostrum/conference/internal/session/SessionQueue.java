// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Failures;
import org.rostrum.base.thread.SerialExecutor;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one queue of a session with its journal behind: work is decided in order; while an append is under way the queue pauses,
 * and what arrives meanwhile becomes the next batch. State moves on only after the append, so a failed one leaves it as it
 * was. Thread-safe; works and the owner's callbacks run on the queue.
 */
final class SessionQueue {

    private static final Logger logger = LoggerFactory.getLogger(SessionQueue.class);
    /** Commands of clients that may wait; more are refused. */
    private static final int CAPACITY = 4_096;
    /** The executor's own bound is never met first: appends and timers must always get through. */
    private static final int TASKS = 1 << 20;
    private static final int BATCH = 512;
    private static final Duration AGAIN = Duration.ofMillis(100);

    /** Something to decide: adds events and answers to the batch. */
    @FunctionalInterface
    interface Work {
        void decide(Batch batch);
    }

    private final SessionServices services;
    private final Conference conference;
    private final SerialExecutor executor;
    private final Consumer<Batch> committed;
    private final Queue<Work> waiting = new ArrayDeque<>();
    private final AtomicInteger clients = new AtomicInteger();
    private volatile SessionState state;
    private boolean appending;
    private boolean storeFailing;

    /** @param committed called after each append, with the state already moved on, before the answers */
    SessionQueue(SessionServices services, Conference conference, SessionState state, Consumer<Batch> committed) {
        this.services = services;
        this.conference = conference;
        this.executor = new SerialExecutor(services.pool(), TASKS);
        this.state = state;
        this.committed = committed;
    }

    /** The last state that the journal has. Any thread. */
    SessionState state() {
        return state;
    }

    /** Queues work of a client; the future fails if too much is waiting. */
    void submit(CompletableFuture<?> answer, Work work) {
        if (clients.incrementAndGet() > CAPACITY) {
            clients.decrementAndGet();
            answer.completeExceptionally(new RostrumException(ConferenceError.SESSION_OVERLOADED, "Too many commands are waiting."));
            return;
        }
        submit(batch -> {
            clients.decrementAndGet();
            try {
                work.decide(batch);
            } catch (RuntimeException e) {
                logger.error("session {}: a command failed", state.session(), e);
                batch.refuse(answer, new RostrumException(CommonError.INTERNAL, "The command failed.", null, e));
            }
        });
    }

    /** Queues work of our own, which is never refused. */
    void submit(Work work) {
        run(() -> {
            waiting.add(work);
            pump();
        });
    }

    /** Runs something on the queue, even while an append is under way. */
    void run(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            services.scheduler().schedule(AGAIN, () -> run(task));
        }
    }

    private void pump() {
        while (!appending && !waiting.isEmpty()) {
            Batch batch = new Batch(state);
            for (int i = 0; i < BATCH && !waiting.isEmpty(); i++) {
                decide(waiting.remove(), batch);
            }
            if (batch.events().isEmpty()) {
                batch.committed();
            } else {
                append(batch);
            }
        }
    }

    private void decide(Work work, Batch batch) {
        try {
            work.decide(batch);
        } catch (RuntimeException e) {
            logger.error("session {}: work failed", state.session(), e);
        }
    }

    private void append(Batch batch) {
        appending = true;
        services.journal()
                .append(new Journal.Batch(state.session(), conference, state.sequence() + 1, batch.events()))
                .whenComplete((nothing, failure) -> run(() -> appended(batch, failure)));
    }

    private void appended(Batch batch, @Nullable Throwable failure) {
        appending = false;
        try {
            if (failure == null) {
                storeFailing = false;
                state = batch.state();
                committed.accept(batch);
            } else {
                RostrumException refusal = asRefusal(failure);
                warnOnce(refusal);
                batch.failed(refusal);
            }
        } finally {
            pump();
        }
    }

    /** A database that is away fails each command; one line tells it. */
    private void warnOnce(RostrumException refusal) {
        if (!storeFailing) {
            storeFailing = true;
            logger.warn("session {}: changes cannot be stored and are refused until this heals: {}", state.session(), refusal.getMessage());
            logger.debug("first failed append", refusal);
        }
    }

    private static RostrumException asRefusal(Throwable failure) {
        Throwable cause = Failures.cause(failure);
        return cause instanceof RostrumException refusal
                ? refusal
                : new RostrumException(CommonError.STORE_UNAVAILABLE, "The change could not be stored.", null, cause);
    }
}
