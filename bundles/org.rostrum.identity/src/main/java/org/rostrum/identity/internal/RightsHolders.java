// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Rounds;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rights that sessions hold in memory, and their renewal when groups or zones change: many changes at once are one reading. While
 * the database is away everybody keeps what he has; the reading is tried again. Thread-safe.
 */
final class RightsHolders {

    private static final Logger logger = LoggerFactory.getLogger(RightsHolders.class);

    private final Function<Collection<Identity>, GroupRights.Answers> reader;
    private final Rounds<Holder> renewals;
    private final Set<Holder> holders = ConcurrentHashMap.newKeySet();
    private final AtomicLong readings = new AtomicLong();

    RightsHolders(Function<Collection<Identity>, GroupRights.Answers> reader, Executor io, Scheduler scheduler) {
        this.reader = reader;
        this.renewals = new Rounds<>("rights of running sessions", some -> renew(some.stream().filter(holders::contains).toList()), io, scheduler);
    }

    /** Reads now, on this thread; registered before, so that no change in between is missed. */
    HeldRights hold(Identity who, String address) {
        Holder holder = new Holder(who, address);
        holders.add(holder);
        try {
            renew(List.of(holder));
        } catch (RuntimeException e) {
            holder.close();
            throw e;
        }
        return holder;
    }

    /** Rights of this account, or of everybody, may be others now. Never blocks. */
    void changed(@Nullable AccountKey account) {
        renewals.add(holders.stream().filter(holder -> account == null || holder.isOf(account)).toList());
    }

    private void renew(List<Holder> some) {
        if (some.isEmpty()) {
            return;
        }
        long reading = readings.incrementAndGet();
        GroupRights.Answers answers = reader.apply(some.stream().map(holder -> holder.who).toList());
        List<Runnable> news = new ArrayList<>();
        for (Holder holder : some) {
            if (holder.set(reading, answers.of(holder.who, holder.address).granted())) {
                news.add(holder::tell);
            }
        }
        news.forEach(Runnable::run);
    }

    int size() {
        return holders.size();
    }

    /** Rights of one session. */
    private final class Holder implements HeldRights {

        private final Identity who;
        private final String address;
        private volatile Set<Right> granted = Set.of();
        private volatile @Nullable Runnable listener;
        private long reading;

        Holder(Identity who, String address) {
            this.who = who;
            this.address = address;
        }

        boolean isOf(AccountKey account) {
            return who instanceof Identity.User user && user.key().equals(account);
        }

        /** Whether it changed. What began to be read later is newer: an earlier reading that comes late is passed over. */
        synchronized boolean set(long number, Set<Right> now) {
            if (number < reading) {
                return false;
            }
            boolean changed = reading > 0 && !now.equals(granted);
            reading = number;
            granted = now;
            return changed;
        }

        void tell() {
            Runnable to = listener;
            if (to != null && holders.contains(this)) {
                try {
                    to.run();
                } catch (RuntimeException e) {
                    logger.error("a listener for rights failed", e);
                }
            }
        }

        @Override
        public Set<Right> granted() {
            return granted;
        }

        @Override
        public void onChange(Runnable newListener) {
            listener = Objects.requireNonNull(newListener);
        }

        @Override
        public void close() {
            holders.remove(this);
        }
    }
}
