// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Good tokens for a short while, so that a request does not cost a query. What is ended on this node leaves at once;
 * another node notices when the entry has aged. Thread-safe.
 */
final class TokenCache {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int MAX = 20_000;

    private record Entry(LiveToken token, Instant readAt) {}

    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > MAX;
        }
    };
    private long endings;

    TokenCache(Clock clock) {
        this.clock = clock;
    }

    synchronized Optional<LiveToken> get(String hash) {
        Entry entry = entries.get(hash);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.readAt.plus(FRESH).isBefore(clock.instant())) {
            entries.remove(hash);
            return Optional.empty();
        }
        return Optional.of(entry.token);
    }

    /** Number to take before reading the database and to give to {@link #put}. */
    synchronized long endings() {
        return endings;
    }

    /** Keeps what was read, unless something was ended meanwhile: it could be this. */
    synchronized void put(String hash, LiveToken token, long endingsBefore) {
        if (endings == endingsBefore) {
            entries.put(hash, new Entry(token, clock.instant()));
        }
    }

    synchronized void end(String hash) {
        endings++;
        entries.remove(hash);
    }

    synchronized void endAll(Predicate<LiveToken> which) {
        endings++;
        entries.values().removeIf(entry -> which.test(entry.token));
    }
}
