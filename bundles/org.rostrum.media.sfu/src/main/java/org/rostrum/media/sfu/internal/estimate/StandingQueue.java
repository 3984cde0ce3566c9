// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/**
 * Whether a queue stands on the way, one that does not drain: the least delay of the last packets lies above the least of the
 * last half minute. A thread that was not scheduled for a while, ours or the receiver's, delays many packets too, but of those
 * that it then reads together the last ones are hardly late; behind a full bottleneck every packet is.
 */
final class StandingQueue {

    /** Of the window that slides in two halves; a half has so many packets at least. */
    private static final long HALF_NS = 120_000_000;
    private static final int HALF_PACKETS = 8;
    private static final long STANDS_NS = 12_000_000;

    private final LeastDelay least = new LeastDelay();
    private long before = Long.MAX_VALUE;
    private long now = Long.MAX_VALUE;
    private long beganNs = Long.MIN_VALUE;
    private int packets;
    private long aboveNs;

    /** A packet came. @param delayNs by two clocks that are not in step */
    void add(long delayNs, long arrivalNs) {
        if (beganNs == Long.MIN_VALUE) {
            beganNs = arrivalNs;
        }
        if (arrivalNs - beganNs > HALF_NS && packets >= HALF_PACKETS) {
            before = now;
            now = Long.MAX_VALUE;
            beganNs = arrivalNs;
            packets = 0;
        }
        packets++;
        now = Math.min(now, delayNs);
        aboveNs = Math.min(before, now) - least.update(delayNs, arrivalNs);
    }

    /** Least delay of the last packets. */
    long leastNs() {
        return Math.min(before, now);
    }

    /** The way is another one. */
    void restart() {
        least.restart();
        before = Long.MAX_VALUE;
        now = Long.MAX_VALUE;
        beganNs = Long.MIN_VALUE;
        packets = 0;
        aboveNs = 0;
    }

    boolean stands() {
        return aboveNs > STANDS_NS;
    }

    /** Length of what stands. */
    long ns() {
        return aboveNs;
    }
}
