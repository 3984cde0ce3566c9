// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who watches whom, and what is to be told: changes are collected for {@link #WINDOW} and told once, by their last state. What waits is
 * bounded by what is watched; one round at a time asks the database once for all that has changed. Thread-safe; nothing is called under
 * the lock.
 */
final class PresenceWatches {

    static final Duration WINDOW = Duration.ofMillis(300);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private static final Logger logger = LoggerFactory.getLogger(PresenceWatches.class);

    private final Function<Collection<AccountKey>, Map<AccountKey, Presence>> states;
    private final BiFunction<Collection<AccountKey>, AccountKey, Set<AccountKey>> blocking;
    private final Executor io;
    private final Scheduler scheduler;

    // guarded by this
    private final Map<AccountKey, Set<OpenWatch>> byAccount = new HashMap<>();
    private final Set<AccountKey> changed = new HashSet<>();
    private final Set<OpenWatch> fresh = new HashSet<>();
    private boolean waiting;
    private boolean closed;

    /**
     * @param states   how accounts are; blocks
     * @param blocking which of these have blocked the viewer; blocks
     */
    PresenceWatches(
            Function<Collection<AccountKey>, Map<AccountKey, Presence>> states,
            BiFunction<Collection<AccountKey>, AccountKey, Set<AccountKey>> blocking, Threads threads) {
        this.states = states;
        this.blocking = blocking;
        this.io = threads.io();
        this.scheduler = threads.scheduler();
    }

    PresenceService.Watch open(AccountKey viewer, Set<AccountKey> accounts, Consumer<Map<AccountKey, Presence>> listener) {
        OpenWatch watch = new OpenWatch(viewer, accounts, listener);
        synchronized (this) {
            accounts.forEach(account -> byAccount.computeIfAbsent(account, key -> new HashSet<>()).add(watch));
            fresh.add(watch);
        }
        begin(Duration.ZERO);
        return watch;
    }

    /** Something about this account may have changed. Never blocks. */
    void changed(AccountKey account) {
        synchronized (this) {
            if (!byAccount.containsKey(account) || !changed.add(account)) {
                return;
            }
        }
        begin(WINDOW);
    }

    /** Something about anybody may have changed. */
    void allChanged() {
        synchronized (this) {
            changed.addAll(byAccount.keySet());
        }
        begin(WINDOW);
    }

    /** Whom this viewer may see has changed. Never blocks. */
    void blocked(AccountKey owner, AccountKey viewer) {
        synchronized (this) {
            byAccount.getOrDefault(owner, Set.of()).stream().filter(watch -> watch.viewer.equals(viewer)).forEach(fresh::add);
        }
        begin(WINDOW);
    }

    private void begin(Duration delay) {
        synchronized (this) {
            if (waiting || closed || changed.isEmpty() && fresh.isEmpty()) {
                return;
            }
            waiting = true;
        }
        scheduler.schedule(delay, this::hand);
    }

    private void hand() {
        try {
            io.execute(this::round);
        } catch (RejectedExecutionException e) {
            scheduler.schedule(RETRY, this::hand);
        }
    }

    private void round() {
        Set<AccountKey> accounts;
        Set<OpenWatch> beginning;
        synchronized (this) {
            accounts = new HashSet<>(changed);
            beginning = new HashSet<>(fresh);
            changed.clear();
            fresh.clear();
        }
        Duration next = WINDOW;
        try {
            tell(accounts, beginning);
        } catch (RuntimeException e) {
            logger.debug("presence cannot be told now", e);
            next = RETRY;
            synchronized (this) {
                changed.addAll(accounts);
                fresh.addAll(beginning);
            }
        }
        synchronized (this) {
            waiting = false;
        }
        begin(next);
    }

    private void tell(Set<AccountKey> accounts, Set<OpenWatch> beginning) {
        Set<AccountKey> wanted = new HashSet<>(accounts);
        for (OpenWatch watch : beginning) {
            Set<AccountKey> hidden = blocking.apply(watch.accounts, watch.viewer);
            synchronized (this) {
                watch.hidden = hidden;
            }
            wanted.addAll(watch.accounts);
        }
        Map<AccountKey, Presence> now = wanted.isEmpty() ? Map.of() : states.apply(wanted);
        Map<OpenWatch, Map<AccountKey, Presence>> news = new LinkedHashMap<>();
        synchronized (this) {
            for (OpenWatch watch : beginning) {
                boolean first = watch.told.isEmpty();
                Map<AccountKey, Presence> all = watch.news(watch.accounts, now);
                if (first || !all.isEmpty()) {
                    news.put(watch, all);
                }
            }
            Map<OpenWatch, Set<AccountKey>> concerned = new HashMap<>();
            accounts.forEach(account -> byAccount.getOrDefault(account, Set.of())
                    .forEach(watch -> concerned.computeIfAbsent(watch, key -> new HashSet<>()).add(account)));
            concerned.forEach((watch, keys) -> {
                Map<AccountKey, Presence> more = watch.news(keys, now);
                if (!more.isEmpty()) {
                    news.computeIfAbsent(watch, key -> new LinkedHashMap<>()).putAll(more);
                }
            });
        }
        news.forEach(OpenWatch::tell);
    }

    synchronized void close() {
        closed = true;
        byAccount.clear();
    }

    private synchronized void forget(OpenWatch watch) {
        fresh.remove(watch);
        for (AccountKey account : watch.accounts) {
            Set<OpenWatch> all = byAccount.get(account);
            if (all != null && all.remove(watch) && all.isEmpty()) {
                byAccount.remove(account);
                changed.remove(account);
            }
        }
    }

    /** One viewer's window. State is guarded by the outer lock. */
    private final class OpenWatch implements PresenceService.Watch {

        private final AccountKey viewer;
        private final Set<AccountKey> accounts;
        private final Consumer<Map<AccountKey, Presence>> listener;
        private final Map<AccountKey, Presence> told = new HashMap<>();
        private Set<AccountKey> hidden = Set.of();
        private volatile boolean open = true;

        OpenWatch(AccountKey viewer, Set<AccountKey> accounts, Consumer<Map<AccountKey, Presence>> listener) {
            this.viewer = viewer;
            this.accounts = accounts;
            this.listener = listener;
        }

        /** What has changed for this viewer, noted as told. */
        Map<AccountKey, Presence> news(Set<AccountKey> keys, Map<AccountKey, Presence> now) {
            Map<AccountKey, Presence> news = new LinkedHashMap<>();
            for (AccountKey key : keys) {
                Presence shown = hidden.contains(key) ? Presence.OFFLINE : now.getOrDefault(key, Presence.OFFLINE);
                if (told.put(key, shown) != shown) {
                    news.put(key, shown);
                }
            }
            return news;
        }

        void tell(Map<AccountKey, Presence> news) {
            if (!open) {
                return;
            }
            try {
                listener.accept(news);
            } catch (RuntimeException e) {
                logger.error("a listener of presence failed", e);
            }
        }

        @Override
        public void close() {
            open = false;
            forget(this);
        }
    }
}
