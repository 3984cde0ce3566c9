// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/** The least delay of the last half minute, in two halves, so that clocks that drift do not matter. */
final class LeastDelay {

    private static final long HALF_NS = 15_000_000_000L;

    private long before = Long.MAX_VALUE;
    private long now = Long.MAX_VALUE;
    private long beganNs = Long.MIN_VALUE;

    /** @param delayNs by two clocks that are not in step @return the least, this one included */
    long update(long delayNs, long nowNs) {
        if (beganNs == Long.MIN_VALUE) {
            beganNs = nowNs;
        }
        if (nowNs - beganNs > HALF_NS) {
            before = now;
            now = Long.MAX_VALUE;
            beganNs = nowNs;
        }
        now = Math.min(now, delayNs);
        return Math.min(before, now);
    }

    /** The way is another one. */
    void restart() {
        before = Long.MAX_VALUE;
        now = Long.MAX_VALUE;
        beganNs = Long.MIN_VALUE;
    }
}
