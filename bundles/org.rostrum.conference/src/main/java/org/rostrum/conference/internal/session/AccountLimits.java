// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Rounds;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.media.MediaLimits;

/**
 * Bandwidth limits of those who sit in sessions, kept up to date while they sit (30/BW-6): many changes at once are one reading. While
 * the database is away what was known holds; the reading is tried again. Thread-safe, never blocks.
 */
public final class AccountLimits {

    private final Function<AccountKey, MediaLimits> reader;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final Rounds<Follower> readings;

    /** @param reader blocks for the database; runs on {@code io} only */
    public AccountLimits(Function<AccountKey, MediaLimits> reader, Executor io, Scheduler scheduler) {
        this.reader = reader;
        this.readings = new Rounds<>("bandwidth limits of sessions", this::read, io, scheduler);
    }

    /**
     * Tells the limits of an account, if it has any, and each change from now on, on a pool thread without any lock.
     *
     * @return ends that; idempotent
     */
    Runnable follow(AccountKey account, Consumer<MediaLimits> listener) {
        Follower follower = new Follower(account, listener);
        followers.add(follower);
        readings.add(List.of(follower));
        return () -> followers.remove(follower);
    }

    /** Limits of somebody may be others now. */
    public void changed() {
        readings.add(followers);
    }

    private void read(Set<Follower> about) {
        Map<AccountKey, MediaLimits> known = new HashMap<>();
        for (Follower each : about) {
            if (followers.contains(each)) {
                each.is(known.computeIfAbsent(each.account, reader));
            }
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
