// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** How many earlier sounds travel with each sound to one receiver: none until it loses packets. Confined to the room's worker. */
final class RedundancyRule {

    /** Opus' own correction covers less. */
    private static final double LOSSY_PERCENT = 3;
    /** Then losses of two in a row are frequent. */
    private static final double VERY_LOSSY_PERCENT = 10;
    private static final double CLEAN_PERCENT = 1;
    /** What is lost on a narrower way is lost because too much is sent; sound that travels twice takes the place of the picture there. */
    private static final long NARROW_BPS = 400_000;
    private static final long CLEAN_NS = 10_000_000_000L;

    private int depth;
    private long lossyNs;

    /**
     * @param lossPercent  of what was sent lately; less than 0: not known
     * @param availableBps what the way carries, bits per second
     */
    int update(double lossPercent, long availableBps, long nowNs) {
        if (availableBps < NARROW_BPS) {
            depth = 0;
            return 0;
        }
        if (lossPercent >= CLEAN_PERCENT) {
            lossyNs = nowNs;
        }
        if (lossPercent >= LOSSY_PERCENT) {
            depth = Math.max(depth, lossPercent >= VERY_LOSSY_PERCENT ? 2 : 1);
        } else if (nowNs - lossyNs >= CLEAN_NS) {
            depth = 0;
        }
        return depth;
    }

    int depth() {
        return depth;
    }
}
