// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.rostrum.licence.Licence;
import org.rostrum.licence.Pool;

/** The built-in edition: every feature, pools without end but counted. Source: 00/R-3. Thread-safe. */
@Component(service = Licence.class)
public final class CommunityLicence implements Licence {

    private final Map<Pool, AtomicLong> inUse = new EnumMap<>(Pool.class);

    @Activate
    public CommunityLicence() {
        for (Pool pool : Pool.values()) {
            inUse.put(pool, new AtomicLong());
        }
    }

    @Override
    public String edition() {
        return "community";
    }

    @Override
    public boolean has(String feature) {
        return true;
    }

    @Override
    public Optional<Unit> take(Pool pool) {
        AtomicLong count = counter(pool);
        count.incrementAndGet();
        AtomicBoolean given = new AtomicBoolean();
        return Optional.of(() -> {
            if (given.compareAndSet(false, true)) {
                count.decrementAndGet();
            }
        });
    }

    /** Units taken and not given back. */
    long inUse(Pool pool) {
        return counter(pool).get();
    }

    private AtomicLong counter(Pool pool) {
        return Objects.requireNonNull(inUse.get(pool));
    }
}
