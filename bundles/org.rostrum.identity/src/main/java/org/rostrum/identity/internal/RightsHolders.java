// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
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
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Function<Collection<Identity>, GroupRights.Answers> reader;
    private final Executor io;
    private final Scheduler scheduler;
    private final Set<Holder> holders = ConcurrentHashMap.newKeySet();
    private final AtomicLong readings = new AtomicLong();
    /** Whom the next reading is about; guarded by this. */
    private Set<AccountKey> waiting = new HashSet<>();
    private boolean everybody;
    private boolean running;

    RightsHolders(Function<Collection<Identity>, GroupRights.Answers> reader, Executor io, Scheduler scheduler) {
        this.reader = reader;
        this.io = io;
        this.scheduler = scheduler;
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
        synchronized (this) {
            if (account == null) {
                everybody = true;
            } else {
                waiting.add(account);
            }
            if (running) {
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
            later();
        }
    }

    private void later() {
        try {
            scheduler.schedule(RETRY, this::start);
        } catch (RejectedExecutionException e) {
            logger.debug("the server stops", e);
        }
    }

    private void run() {
        Set<AccountKey> about;
        boolean all;
        synchronized (this) {
            if (waiting.isEmpty() && !everybody) {
                running = false;
                return;
            }
            about = waiting;
            all = everybody;
            waiting = new HashSet<>();
            everybody = false;
        }
        try {
            renew(holders.stream().filter(holder -> all || holder.isOf(about)).toList());
            start();
        } catch (RuntimeException e) {
            logger.warn("rights of running sessions cannot be read now; tried again", e);
            synchronized (this) {
                waiting.addAll(about);
                everybody |= all;
            }
            later();
        }
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

        Optional<AccountKey> account() {
            return who instanceof Identity.User user ? Optional.of(user.key()) : Optional.empty();
        }

        boolean isOf(Set<AccountKey> accounts) {
            return account().filter(accounts::contains).isPresent();
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
