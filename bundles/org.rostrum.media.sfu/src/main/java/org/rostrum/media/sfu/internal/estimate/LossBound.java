// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/**
 * The rate that losses allow. Loss that comes however much is sent (radio) must not slow anybody down, loss because of too much
 * must: of some candidates that rate is taken which explains best, over the last seconds, why loss was as it was at the rates
 * that were sent. What a candidate does not explain counts as loss of the way itself, as much of it as is believed at that rate.
 */
final class LossBound {

    private static final int OBSERVATIONS = 20;
    private static final long OBSERVATION_NS = 250_000_000;
    private static final int MIN_PACKETS = 15;
    private static final double AGEING = 0.9;
    private static final double STEP = 1.05;
    /** Rates that were never sent explain everything: nobody leaps there. */
    private static final double LEAP = 1.5;
    /** Loss of the way itself that is believed: a share, and more where little is sent. */
    private static final double BELIEVED = 0.10;
    private static final double BELIEVED_BPS = 50_000;
    /** While a queue stands on the way. */
    private static final double BELIEVED_QUEUED = 0.03;
    /** How much better a lower rate must explain loss, per packet and factor e. */
    private static final double BIAS = 0.02;
    /** So many observations without any loss: what was lost before may be over, and a probe may ask. */
    private static final int CALM = 4;

    private final int[] packets = new int[OBSERVATIONS];
    private final int[] losses = new int[OBSERVATIONS];
    private final double[] rates = new double[OBSERVATIONS];
    private final double[] candidates = new double[4];
    private int count;
    private boolean queued;
    private int openPackets;
    private int openLosses;
    private long openNs = Long.MIN_VALUE;
    private double bound = Double.MAX_VALUE;

    /**
     * Counts what a feedback packet told.
     *
     * @param sentBps what was sent lately
     * @param allowed what delays allow
     * @param arrived bits per second that arrive
     * @param queued  whether a queue stands on the way
     */
    void update(int received, int lost, double sentBps, double allowed, double arrived, boolean queued, long nowNs) {
        if (openNs == Long.MIN_VALUE) {
            openNs = nowNs;
        }
        openPackets += received + lost;
        openLosses += lost;
        if (openPackets < MIN_PACKETS || nowNs - openNs < OBSERVATION_NS) {
            return;
        }
        int at = count++ % OBSERVATIONS;
        packets[at] = openPackets;
        losses[at] = Math.max(0, openLosses);
        rates[at] = sentBps;
        openPackets = 0;
        openLosses = 0;
        openNs = nowNs;
        if (count == 2 * OBSERVATIONS) {
            count = OBSERVATIONS;
        }
        this.queued = queued;
        choose(allowed, arrived);
    }

    private void choose(double allowed, double arrived) {
        int all = 0;
        for (int i = 0; i < Math.min(count, OBSERVATIONS); i++) {
            all += losses[i];
        }
        if (all == 0) {
            // after a rise nothing is remembered: probes go on from there, this does when a whole memory was without loss
            if (count >= OBSERVATIONS) {
                bound = bound * STEP < allowed ? bound * STEP : Double.MAX_VALUE;
            }
            return;
        }
        double now = Math.min(bound, allowed);
        double best = now;
        double bestFit = fit(now);
        candidates[0] = now * STEP;
        candidates[1] = now / STEP;
        candidates[2] = arrived;
        candidates[3] = Math.min(allowed, now * LEAP);
        for (int i = 0; i < candidates.length; i++) {
            double fit = candidates[i] < RateControl.MIN_BPS || candidates[i] > Math.max(now, allowed) ? Double.NEGATIVE_INFINITY : fit(candidates[i]);
            if (fit > bestFit) {
                best = candidates[i];
                bestFit = fit;
            }
        }
        bound = best >= allowed ? Double.MAX_VALUE : best;
    }

    /** Logarithm of the likelihood of all observations if the way carried this much. */
    private double fit(double bps) {
        double weight = 1;
        double expected = 0;
        double total = 0;
        double left = 0;
        int known = Math.min(count, OBSERVATIONS);
        for (int i = 0; i < known; i++) {
            int at = (count - 1 - i) % OBSERVATIONS;
            double excess = excess(rates[at], bps);
            expected += weight * Math.max(0, losses[at] - packets[at] * excess);
            left += weight * packets[at] * (1 - excess);
            total += weight * packets[at];
            weight *= AGEING;
        }
        double own = left <= 0 ? 0 : Math.min(expected / left, queued ? BELIEVED_QUEUED : BELIEVED + BELIEVED_BPS / bps);
        double sum = BIAS * total * Math.log(bps);
        weight = 1;
        for (int i = 0; i < known; i++) {
            int at = (count - 1 - i) % OBSERVATIONS;
            double p = own + (1 - own) * excess(rates[at], bps);
            p = Math.max(1e-4, Math.min(1 - 1e-4, p));
            sum += weight * (losses[at] * Math.log(p) + (packets[at] - losses[at]) * Math.log(1 - p));
            weight *= AGEING;
        }
        return sum;
    }

    /** Share of what is sent that does not fit. */
    private static double excess(double sent, double bps) {
        return sent <= bps ? 0 : (sent - bps) / sent;
    }

    /** A probe came through without loss: what was lost at lower rates was lost on another way. */
    void raise(double proved) {
        if (proved > bound) {
            bound = proved;
            count = 0;
        }
    }

    /** Whether nothing has been lost lately. */
    boolean calm() {
        for (int i = 0; i < Math.min(count, CALM); i++) {
            if (losses[(count - 1 - i) % OBSERVATIONS] > 0) {
                return false;
            }
        }
        return true;
    }

    /** Bits per second; {@link Double#MAX_VALUE} if losses say nothing. */
    double bps() {
        return bound;
    }
}
