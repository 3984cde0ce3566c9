// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.media.MediaLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bandwidth limits of those who sit in sessions, kept up to date while they sit (30/BW-6): many changes at once are one reading. While
 * the database is away what was known holds; the reading is tried again. Thread-safe, never blocks.
 */
public final class AccountLimits {

    private static final Logger logger = LoggerFactory.getLogger(AccountLimits.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Function<AccountKey, MediaLimits> reader;
    private final Executor io;
    private final Scheduler scheduler;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    /** Who is to be read next; guarded by this. */
    private Set<Follower> waiting = new HashSet<>();
    private boolean running;

    /** @param reader blocks for the database; runs on {@code io} only */
    public AccountLimits(Function<AccountKey, MediaLimits> reader, Executor io, Scheduler scheduler) {
        this.reader = reader;
        this.io = io;
        this.scheduler = scheduler;
    }

    /**
     * Tells the limits of an account, if it has any, and each change from now on, on a pool thread without any lock.
     *
     * @return ends that; idempotent
     */
    Runnable follow(AccountKey account, Consumer<MediaLimits> listener) {
        Follower follower = new Follower(account, listener);
        followers.add(follower);
        read(List.of(follower));
        return () -> followers.remove(follower);
    }

    /** Limits of somebody may be others now. */
    public void changed() {
        read(followers);
    }

    private void read(Collection<Follower> some) {
        synchronized (this) {
            waiting.addAll(some);
            if (running || waiting.isEmpty()) {
                return;
            }
            running = true;
        }
        start();
    }

    private void start() {
        try {
            io.execute(this::run);
        } catch (RejectedExecutionException e) {
            scheduler.schedule(RETRY, this::start);
        }
    }

    private void run() {
        Set<Follower> about;
        synchronized (this) {
            about = waiting;
            waiting = new HashSet<>();
            if (about.isEmpty()) {
                running = false;
                return;
            }
        }
        try {
            Map<AccountKey, MediaLimits> known = new HashMap<>();
            for (Follower each : about) {
                if (followers.contains(each)) {
                    each.is(known.computeIfAbsent(each.account, reader));
                }
            }
            start();
        } catch (RuntimeException e) {
            logger.warn("bandwidth limits cannot be read now; tried again", e);
            synchronized (this) {
                waiting.addAll(about);
            }
            scheduler.schedule(RETRY, this::start);
        }
    }

    /** One seat. Limits are read by one thread at a time. */
    private static final class Follower {

        private final AccountKey account;
        private final Consumer<MediaLimits> listener;
        private MediaLimits told = MediaLimits.NONE;

        Follower(AccountKey account, Consumer<MediaLimits> listener) {
            this.account = account;
            this.listener = listener;
        }

        void is(MediaLimits now) {
            if (!now.equals(told)) {
                told = now;
                listener.accept(now);
            }
        }
    }
}
