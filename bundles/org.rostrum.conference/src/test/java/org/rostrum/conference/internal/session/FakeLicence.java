// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rostrum.licence.Licence;
import org.rostrum.licence.Pool;

/** Pools with a size; a unit given back twice fails the test. */
final class FakeLicence implements Licence {

    final Map<Pool, Integer> used = new EnumMap<>(Pool.class);
    final Map<Pool, Integer> size = new EnumMap<>(Pool.class);

    @Override
    public String edition() {
        return "test";
    }

    @Override
    public boolean has(String feature) {
        return true;
    }

    @Override
    public synchronized Optional<Unit> take(Pool pool) {
        if (used(pool) >= size.getOrDefault(pool, Integer.MAX_VALUE)) {
            return Optional.empty();
        }
        used.merge(pool, 1, Integer::sum);
        AtomicBoolean given = new AtomicBoolean();
        return Optional.of(() -> giveBack(pool, given));
    }

    private synchronized void giveBack(Pool pool, AtomicBoolean given) {
        if (given.getAndSet(true)) {
            throw new AssertionError("given back twice: " + pool);
        }
        used.merge(pool, -1, Integer::sum);
    }

    synchronized int used(Pool pool) {
        return used.getOrDefault(pool, 0);
    }
}
