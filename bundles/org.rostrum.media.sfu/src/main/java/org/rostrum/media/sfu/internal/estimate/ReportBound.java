// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/**
 * The rate for an endpoint that sends no transport-wide feedback, by the loss in its receiver reports
 * (draft-ietf-rmcat-gcc-02 section 6) and by what it says itself (REMB, draft-alvestrand-rmcat-remb-03).
 */
final class ReportBound {

    private static final double HIGH = 0.10;
    private static final double LOW = 0.02;
    private static final double INCREASE = 1.08;
    private static final long STEP_NS = 900_000_000;
    /** What was told so long ago tells nothing: a receiver that is sent nothing has nothing to report. */
    private static final long VALID_NS = 10_000_000_000L;

    private double bound = Double.MAX_VALUE;
    private long stepNs = Long.MIN_VALUE / 2;
    private double remb = Double.MAX_VALUE;
    private long rembNs;

    /** @param lost share, 0 to 1 */
    void report(double lost, double sentBps, long nowNs) {
        if (nowNs - stepNs < STEP_NS) {
            return;
        }
        bound = nowNs - stepNs < VALID_NS ? bound : Double.MAX_VALUE;
        if (lost > HIGH) {
            bound = Math.max(RateControl.MIN_BPS, Math.min(bound, sentBps) * (1 - lost / 2));
        } else if (lost < LOW && bound < Double.MAX_VALUE) {
            bound = bound * INCREASE > 4 * sentBps ? Double.MAX_VALUE : bound * INCREASE;
        }
        stepNs = nowNs;
    }

    void remb(long bps, long nowNs) {
        remb = Math.max(RateControl.MIN_BPS, bps);
        rembNs = nowNs;
    }

    /** {@link Long#MAX_VALUE} if nothing is known. */
    long bps(long nowNs) {
        double told = nowNs - rembNs < VALID_NS ? remb : Double.MAX_VALUE;
        double least = Math.min(nowNs - stepNs < VALID_NS ? bound : Double.MAX_VALUE, told);
        return least == Double.MAX_VALUE ? Long.MAX_VALUE : (long) least;
    }
}
