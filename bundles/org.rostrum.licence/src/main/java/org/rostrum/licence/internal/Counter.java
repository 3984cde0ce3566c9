// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.rostrum.licence.Licence;
import org.rostrum.licence.Limit;

/**
 * Units of one kind. The count never passes the limit by a take; it may stand above it after the limit became smaller, and
 * then nothing is given out until enough came back. Thread-safe, never blocks for long.
 */
final class Counter {

    private final AtomicLong used = new AtomicLong();
    private final Map<String, Integer> holders = new ConcurrentHashMap<>();

    long used() {
        return used.get();
    }

    Optional<Licence.Unit> take(Limit limit) {
        return acquire(limit) ? Optional.of(new Taken(used::decrementAndGet)) : Optional.empty();
    }

    Optional<Licence.Unit> take(Limit limit, String holder) {
        Integer times = holders.compute(holder, (key, held) -> held != null ? Integer.valueOf(held + 1) : acquire(limit) ? 1 : null);
        return times == null ? Optional.empty() : Optional.of(new Taken(() -> giveBack(holder)));
    }

    boolean free(Limit limit, String holder) {
        return holders.containsKey(holder) || limit.roomAfter(used.get());
    }

    private void giveBack(String holder) {
        holders.computeIfPresent(holder, (key, held) -> {
            if (held > 1) {
                return held - 1;
            }
            used.decrementAndGet();
            return null;
        });
    }

    private boolean acquire(Limit limit) {
        long now = used.get();
        while (limit.roomAfter(now)) {
            if (used.compareAndSet(now, now + 1)) {
                return true;
            }
            now = used.get();
        }
        return false;
    }

    /** Gives back once. */
    private static final class Taken implements Licence.Unit {
        private final AtomicBoolean given = new AtomicBoolean();
        private final Runnable back;

        Taken(Runnable back) {
            this.back = back;
        }

        @Override
        public void close() {
            if (given.compareAndSet(false, true)) {
                back.run();
            }
        }
    }
}
