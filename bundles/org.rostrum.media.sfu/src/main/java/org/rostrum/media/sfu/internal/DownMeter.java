// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** What leaves in one slot, and what its receiver reports of it. Confined to the room's worker; nothing is allocated. */
final class DownMeter {

    /** A report older than this tells nothing about now: browsers report at least every five seconds. */
    private static final long REPORT_VALID_NS = 10_000_000_000L;

    final RateMeter rate = new RateMeter();
    private double lossPercent = -1;
    private long jitterTicks;
    private long reportedNs;
    private boolean reported;
    private int lostBefore;
    private long lostSinceSample;
    private long lostNow;

    /**
     * A report block of the receiver (RFC 3550 section 6.4.1).
     *
     * @param fraction    lost since its last report, 256ths
     * @param lost        since the beginning
     * @param jitterTicks of the stream's clock
     */
    void reported(int fraction, int lost, long jitterTicks, long nowNs) {
        lossPercent = Percent.of(fraction, 256);
        this.jitterTicks = jitterTicks;
        lostSinceSample += Math.max(0, lost - lostBefore);
        lostBefore = Math.max(lost, lostBefore);
        reportedNs = nowNs;
        reported = true;
    }

    void sample(long nowNs) {
        rate.sample(nowNs);
        reported &= nowNs - reportedNs < REPORT_VALID_NS;
        lostNow = lostSinceSample;
        lostSinceSample = 0;
    }

    /** −1 without a report. */
    double lossPercent() {
        return reported ? lossPercent : -1;
    }

    /** @param clockRate Hz; −1 without a report */
    double jitterMs(int clockRate) {
        return reported ? Jitter.ms(jitterTicks, clockRate) : -1;
    }

    /** Packets reported lost in the last span. */
    long lostNow() {
        return lostNow;
    }
}
