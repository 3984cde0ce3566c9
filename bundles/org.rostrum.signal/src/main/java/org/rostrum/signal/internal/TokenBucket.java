// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import org.rostrum.base.time.Ticker;

/** Sustained rate with a burst. Confined to one connection's reader. */
final class TokenBucket {

    private final Ticker ticker;
    private final double perNano;
    private final double burst;
    private double tokens;
    private long last;

    TokenBucket(Ticker ticker, int perSecond, int burst) {
        this.ticker = ticker;
        this.perNano = perSecond / 1e9;
        this.burst = burst;
        this.tokens = burst;
        this.last = ticker.nanos();
    }

    /** Takes one token; false when none is left. */
    boolean take() {
        long now = ticker.nanos();
        tokens = Math.min(burst, tokens + (now - last) * perNano);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
