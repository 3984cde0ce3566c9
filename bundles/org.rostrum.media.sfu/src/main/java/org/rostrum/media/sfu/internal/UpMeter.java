// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** What arrives of one stream, and what was lost on the way before repair. Confined to the room's worker; nothing is allocated. */
final class UpMeter {

    final RateMeter rate = new RateMeter();
    private long originals;
    private long first = -1;
    private long expectedBefore;
    private long originalsBefore;
    private double lossPercent = -1;
    private long lostNow;

    /**
     * One packet that is new.
     *
     * @param extended  its number
     * @param recovered whether it is a retransmission: then the original was lost
     */
    void packet(long extended, int length, boolean lastOfFrame, boolean recovered) {
        rate.packet(length, lastOfFrame);
        if (first < 0) {
            first = extended;
        }
        if (!recovered) {
            originals++;
        }
    }

    /** @param highest number that has come */
    void sample(long nowNs, long highest) {
        rate.sample(nowNs);
        long expected = first < 0 ? 0 : highest - first + 1;
        long expectedNow = expected - expectedBefore;
        lostNow = Math.max(0, expectedNow - (originals - originalsBefore));
        lossPercent = expectedNow <= 0 ? -1 : Percent.of(lostNow, expectedNow);
        expectedBefore = expected;
        originalsBefore = originals;
    }

    /** Of the last span; −1 where nothing was to come. */
    double lossPercent() {
        return lossPercent;
    }

    /** Packets of the last span. */
    long lostNow() {
        return lostNow;
    }
}
