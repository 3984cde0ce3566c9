// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rostrum.base.time.Ticker;

/** How many test connections an address gets: some at once, then one each three seconds. Remembers the last 1,024. Thread-safe. */
final class AddressBrake {

    private static final int ADDRESSES = 1_024;
    private static final long INTERVAL_NS = 3_000_000_000L;
    private static final int BURST = 20;

    private final Ticker ticker;
    private final Map<String, Long> allowedNs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > ADDRESSES;
        }
    };

    AddressBrake(Ticker ticker) {
        this.ticker = ticker;
    }

    /** False if there were too many. */
    synchronized boolean take(String address) {
        long now = ticker.nanos();
        long next = Math.max(allowedNs.getOrDefault(address, now) - now, 0) + INTERVAL_NS;
        if (next > BURST * INTERVAL_NS) {
            return false;
        }
        allowedNs.put(address, now + next);
        return true;
    }
}
