// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceStatus;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;

/** Pools with a size; a unit given back twice fails the test. */
final class FakeLicence implements Licence {

    final Map<Pool, Integer> used = new EnumMap<>(Pool.class);
    final Map<Pool, Integer> size = new EnumMap<>(Pool.class);
    final Map<String, Integer> holders = new HashMap<>();
    final Set<String> missing = new HashSet<>();
    int most;
    int conferences;
    int conferencesLimit = Integer.MAX_VALUE;
    volatile boolean valid = true;
    volatile boolean over;

    @Override
    public String edition() {
        return "test";
    }

    @Override
    public boolean has(String feature) {
        return !missing.contains(feature);
    }

    @Override
    public synchronized Optional<Unit> take(Pool pool) {
        return room(pool) ? Optional.of(keep(pool, null)) : Optional.empty();
    }

    @Override
    public synchronized Optional<Unit> take(Pool pool, String holder) {
        return free(pool, holder) ? Optional.of(keep(pool, holder)) : Optional.empty();
    }

    @Override
    public synchronized boolean free(Pool pool, String holder) {
        return holders.containsKey(pool + holder) || room(pool);
    }

    private boolean room(Pool pool) {
        return used(pool) < size.getOrDefault(pool, Integer.MAX_VALUE);
    }

    @Override
    public synchronized Unit keep(Pool pool, @Nullable String holder) {
        if (holder == null || holders.merge(pool + holder, 1, Integer::sum) == 1) {
            most = Math.max(most, used.merge(pool, 1, Integer::sum));
        }
        AtomicBoolean given = new AtomicBoolean();
        return () -> giveBack(pool, holder, given);
    }

    private synchronized void giveBack(Pool pool, @Nullable String holder, AtomicBoolean given) {
        if (given.getAndSet(true)) {
            throw new AssertionError("given back twice: " + pool);
        }
        if (holder == null || holders.merge(pool + holder, -1, (a, b) -> a + b == 0 ? null : Integer.valueOf(a + b)) == null) {
            used.merge(pool, -1, Integer::sum);
        }
    }

    @Override
    public synchronized Optional<Unit> takeConference() {
        return conferences < conferencesLimit ? Optional.of(keepConference()) : Optional.empty();
    }

    @Override
    public synchronized Unit keepConference() {
        conferences++;
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            synchronized (this) {
                if (given.getAndSet(true)) {
                    throw new AssertionError("conference given back twice");
                }
                conferences--;
            }
        };
    }

    @Override
    public Limit accounts() {
        return Limit.UNLIMITED;
    }

    @Override
    public Limit participants(int speakers) {
        return Limit.UNLIMITED;
    }

    @Override
    public Limit allOnScreen() {
        return Limit.UNLIMITED;
    }

    @Override
    public boolean accepts() {
        return valid;
    }

    @Override
    public boolean mustEnd() {
        return over;
    }

    @Override
    public LicenceStatus status() {
        throw new UnsupportedOperationException();
    }

    /** Counts in memory die with the process. */
    synchronized void restarted() {
        used.clear();
        holders.clear();
        conferences = 0;
    }

    synchronized int used(Pool pool) {
        return used.getOrDefault(pool, 0);
    }
}
