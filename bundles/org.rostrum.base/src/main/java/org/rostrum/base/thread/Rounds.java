// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.thread;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work about a growing set of subjects, one round at a time on a pool: what is added while a round runs is the next one's, all in one go.
 * A round that fails is tried again with what has come since. Thread-safe, never blocks the caller; nothing is called under a lock.
 *
 * @param <T> a subject, equal when the same work would be done twice
 */
public final class Rounds<T> {

    private static final Logger logger = LoggerFactory.getLogger(Rounds.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final String what;
    private final Consumer<Set<T>> round;
    private final Executor pool;
    private final Scheduler scheduler;
    /** Guarded by this. */
    private Set<T> waiting = new HashSet<>();
    private boolean running;

    /**
     * @param what  told in the log when a round fails, e.g. {@code bandwidth limits}
     * @param round gets at least one subject; may block; what it throws means that all of them are tried again
     */
    public Rounds(String what, Consumer<Set<T>> round, Executor pool, Scheduler scheduler) {
        this.what = what;
        this.round = round;
        this.pool = pool;
        this.scheduler = scheduler;
    }

    /** The next round is about these too. */
    public void add(Collection<? extends T> subjects) {
        synchronized (this) {
            waiting.addAll(subjects);
            if (running || waiting.isEmpty()) {
                return;
            }
            running = true;
        }
        start();
    }

    private void start() {
        try {
            pool.execute(this::run);
        } catch (RejectedExecutionException e) {
            later();
        }
    }

    private void later() {
        try {
            scheduler.schedule(RETRY, this::start);
        } catch (RejectedExecutionException e) {
            logger.debug("{}: the server stops", what, e);
        }
    }

    private void run() {
        Set<T> about;
        synchronized (this) {
            if (waiting.isEmpty()) {
                running = false;
                return;
            }
            about = waiting;
            waiting = new HashSet<>();
        }
        try {
            round.accept(about);
        } catch (RuntimeException e) {
            logger.warn("{}: no round now; tried again", what, e);
            synchronized (this) {
                waiting.addAll(about);
            }
            later();
            return;
        }
        start();
    }
}
