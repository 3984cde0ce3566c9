// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/**
 * Whether the way has become longer at once, as by another route or another network: nothing comes for a while, then everything
 * comes later by about as much, and nothing is lost. By delays alone that is a queue that stands, until the way as it was is
 * forgotten; only what comes out behind the gap tells one from the other. Confined to the owner's thread.
 */
final class LongerWay {

    /** Longer than the distance of packets and the pauses of most threads. */
    private static final long GAP_NS = 120_000_000;
    /** Later by so much, and by this share of the gap: what a thread has held up is not late any more soon. */
    private static final long LATER_NS = 100_000_000;
    private static final double SHARE = 0.7;
    /** Gaps that follow one another faster are those of a way that is too narrow. */
    private static final long APART_NS = 2_000_000_000L;
    /** On a long way packets come unevenly: one window alone may show too little. */
    private static final long UNEVEN_NS = 250_000_000;

    private final long windowNs;
    private boolean started;
    private long lastSentNs;
    private long lastArrivalNs;
    private boolean open;
    private long gapNs = Long.MIN_VALUE / 2;
    private long floorNs;

    /** @param windowNs over which the owner counts what arrives */
    LongerWay(long windowNs) {
        this.windowNs = windowNs;
    }

    /** A packet came, in two clocks that are not in step. @param leastNs delay of those before it; MAX_VALUE unknown */
    void arrived(long sentNs, long arrivalNs, long leastNs) {
        long laterNs = arrivalNs - lastArrivalNs - (sentNs - lastSentNs);
        if (started && laterNs > GAP_NS && arrivalNs - gapNs > APART_NS) {
            open = true;
            gapNs = arrivalNs;
            floorNs = Math.min(leastNs, arrivalNs - sentNs) + Math.max(LATER_NS, (long) (SHARE * laterNs));
        }
        open &= arrivalNs - sentNs >= floorNs;
        if (!started || arrivalNs > lastArrivalNs) {
            started = true;
            lastSentNs = sentNs;
            lastArrivalNs = arrivalNs;
        }
    }

    /** Packets are lost: a queue overflows. */
    void lost() {
        open = false;
    }

    /** Whether it may be so. */
    boolean open() {
        return open;
    }

    /**
     * Ends the wait as soon as all of the window lies behind the gap and tells that the way is longer, or after a while.
     *
     * @param passes whether about as much comes out as goes in
     * @return whether the way has become longer
     */
    boolean take(boolean passes) {
        long behindNs = lastArrivalNs - gapNs;
        if (!open || behindNs < windowNs) {
            return false;
        }
        open = !passes && behindNs < windowNs + UNEVEN_NS;
        return passes;
    }
}
