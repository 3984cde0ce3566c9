// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts attempts of each key in a sliding window. Keys come from strangers: only the most recently used are remembered.
 * Thread-safe.
 */
final class Brake {

    private static final int MAX_KEYS = 50_000;

    private final int limit;
    private final Duration window;
    private final Clock clock;
    private final Map<String, Deque<Long>> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Long>> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /**
     * @param limit  attempts that pass in any {@code window}, at least 1
     * @param window how long an attempt counts
     */
    Brake(int limit, Duration window, Clock clock) {
        this.limit = limit;
        this.window = window;
        this.clock = clock;
    }

    /** Counts an attempt; false if it is one too many, and then it is not counted, so that waiting always helps. */
    synchronized boolean admits(String key) {
        Deque<Long> times = attempts.computeIfAbsent(key, k -> new ArrayDeque<>());
        long now = clock.millis();
        while (!times.isEmpty() && now - times.peekFirst() >= window.toMillis()) {
            times.pollFirst();
        }
        if (times.size() >= limit) {
            return false;
        }
        times.addLast(now);
        return true;
    }

    /** Takes the key's last attempt back: it was a good one. */
    synchronized void takeBack(String key) {
        Deque<Long> times = attempts.get(key);
        if (times != null) {
            times.pollLast();
        }
    }

    /** Forgets the key's attempts. */
    synchronized void forget(String key) {
        attempts.remove(key);
    }
}
