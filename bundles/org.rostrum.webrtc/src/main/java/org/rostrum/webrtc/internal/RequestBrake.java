// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import org.rostrum.base.time.Ticker;

/** How many requests a client may make: a bucket that fills evenly. Thread-safe. */
final class RequestBrake {

    private final Ticker ticker;
    private final int burst;
    private final long intervalNs;
    private double tokens;
    private long lastNs;

    /** @param burst requests at once; one more after each {@code intervalNs} */
    RequestBrake(Ticker ticker, int burst, long intervalNs) {
        this.ticker = ticker;
        this.burst = burst;
        this.intervalNs = intervalNs;
        tokens = burst;
        lastNs = ticker.nanos();
    }

    /** Takes one request. @return false if there were too many */
    synchronized boolean take() {
        long now = ticker.nanos();
        tokens = Math.min(burst, tokens + (double) (now - lastNs) / intervalNs);
        lastNs = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
