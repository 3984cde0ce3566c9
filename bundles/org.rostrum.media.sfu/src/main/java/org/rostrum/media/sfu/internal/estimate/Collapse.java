// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/**
 * Whether a way has become so much narrower at once that what was sent last is lost, and until when what stands before it comes out if
 * only sound is sent. A way that has become longer looks alike for a moment: nothing comes for a while. Confined to the owner's thread.
 */
final class Collapse {

    /** Less than this share comes out. */
    private static final double SHARE = 0.6;
    private static final long MAX_DRAIN_NS = 300_000_000;
    private static final long SHORT_WINDOW_NS = 200_000_000;
    /** Nothing came for so long: a way that has become longer, not narrower, until a whole window behind it tells otherwise. */
    private static final long GAP_NS = 120_000_000;

    private final long windowNs;
    private final RateWindow lately = new RateWindow(SHORT_WINDOW_NS);
    private long arrivedNs = Long.MIN_VALUE;
    private long gapNs = Long.MIN_VALUE / 2;
    private long drainedNs = Long.MIN_VALUE / 2;
    /** What came out of the way when it had become narrower. */
    private double bps;
    private boolean news;

    /** @param windowNs over which the owner counts what arrives */
    Collapse(long windowNs) {
        this.windowNs = windowNs;
    }

    void arrived(int size, long arrivalNs) {
        lately.add(size, arrivalNs);
        if (arrivedNs != Long.MIN_VALUE && arrivalNs - arrivedNs > GAP_NS) {
            gapNs = arrivalNs;
        }
        arrivedNs = Math.max(arrivedNs, arrivalNs);
    }

    /** Whether the window has a gap in it. */
    boolean gap(long lastArrivalNs) {
        return lastArrivalNs - gapNs < windowNs;
    }

    /**
     * What the way carries: little arrives behind a collapse because little was sent. As long as the queue stands the way tells.
     *
     * @param acknowledged bits per second that arrive
     */
    double carried(double acknowledged, boolean queued, long lastArrivalNs, long roundTripNs, long nowNs) {
        if (nowNs >= drainedNs + windowNs + roundTripNs) {
            return acknowledged;
        }
        if (queued) {
            bps = Math.min(bps, lately.bitsPerSecond(lastArrivalNs));
        }
        return Math.max(acknowledged, bps);
    }

    /** The estimate went down while a queue stood. */
    void lowered(double acknowledged, double sentBps, long queueNs, long lastArrivalNs, long roundTripNs, long nowNs) {
        if (!gap(lastArrivalNs) && acknowledged < SHARE * sentBps && nowNs > drainedNs + MAX_DRAIN_NS + roundTripNs) {
            drainedNs = nowNs + Math.min(MAX_DRAIN_NS, queueNs);
            bps = acknowledged;
            news = true;
        }
    }

    /** When the queue will have come out. */
    long drainedNs() {
        return drainedNs;
    }

    /** Whether there was one since the last call. */
    boolean take() {
        boolean was = news;
        news = false;
        return was;
    }
}
