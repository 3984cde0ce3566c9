// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import org.rostrum.media.sfu.internal.estimate.Trendline.Use;

/**
 * The rate that delays allow: additive increase near the capacity seen last, else multiplicative, and a decrease below what
 * arrives when a queue grows (draft-ietf-rmcat-gcc-02 section 5.5). A way that is not filled is not known: the rate then stays.
 */
final class RateControl {

    static final double MIN_BPS = 40_000;
    static final double SILENT_BPS = 250_000;
    static final double MAX_BPS = 100_000_000;

    private static final double DECREASE = 0.85;
    /** Least factor of one decrease while the way was not filled: a short disturbance must not cost everything. */
    private static final double DECREASE_UNFILLED = 0.7;
    private static final double INCREASE_PER_S = 1.08;
    private static final double HEADROOM = 1.5;
    private static final double HEADROOM_BPS = 20_000;
    private static final double PACKET_BITS = 9_600;
    private static final double MIN_STEP_PER_S = 4_000;
    private static final double CAPACITY_SMOOTHING = 0.05;
    private static final long MIN_REACTION_NS = 20_000_000;
    private static final long MAX_REACTION_NS = 250_000_000;
    private static final long RESPONSE_NS = 100_000_000;

    private double bps;
    private double capacity;
    private double variance = 0.4;
    private boolean increasing;
    private long changedNs;
    private long decreasedNs = Long.MIN_VALUE / 2;
    private double beforeDecrease;

    RateControl(double startBps) {
        bps = startBps;
    }

    /**
     * Takes what feedback has shown.
     *
     * @param acknowledged bits per second that arrive; 0 not known yet
     * @param filled       whether about as much was sent as allowed
     */
    void update(Use use, double acknowledged, boolean filled, long roundTripNs, long nowNs) {
        switch (use) {
            case OVER -> {
                increasing = false;
                if (mayDecrease(acknowledged, roundTripNs, nowNs)) {
                    decrease(acknowledged, filled, nowNs);
                }
            }
            case UNDER -> increasing = false;
            case NORMAL -> {
                if (increasing && filled) {
                    increase(acknowledged, roundTripNs, nowNs);
                }
                increasing = true;
            }
        }
        changedNs = nowNs;
    }

    private boolean mayDecrease(double acknowledged, long roundTripNs, long nowNs) {
        long reaction = Math.max(MIN_REACTION_NS, Math.min(MAX_REACTION_NS, roundTripNs));
        return acknowledged > 0 && (nowNs - decreasedNs >= reaction || acknowledged < bps / 2 && nowNs - decreasedNs >= reaction / 2);
    }

    private void decrease(double acknowledged, boolean filled, long nowNs) {
        double target = acknowledged * DECREASE;
        if (target > bps && capacity > 0) {
            target = capacity * DECREASE;
        }
        if (!filled) {
            target = Math.max(target, bps * DECREASE_UNFILLED);
        }
        if (filled) {
            learnCapacity(acknowledged);
        }
        if (target < bps) {
            beforeDecrease = nowNs - decreasedNs > 5_000_000_000L ? bps : Math.max(beforeDecrease, bps);
            bps = Math.max(MIN_BPS, target);
            decreasedNs = nowNs;
        }
    }

    private void learnCapacity(double sample) {
        if (capacity > 0 && Math.abs(sample - capacity) > 3 * deviation()) {
            capacity = 0;
        }
        double error = sample - capacity;
        capacity = capacity == 0 ? sample : capacity + CAPACITY_SMOOTHING * error;
        double norm = Math.max(capacity, 1);
        variance = (1 - CAPACITY_SMOOTHING) * variance + CAPACITY_SMOOTHING * error * error / norm / 1000;
        variance = Math.max(0.4, Math.min(2.5, variance));
    }

    /** Bits per second; the variance is normalised by the capacity in kbit/s. */
    private double deviation() {
        return Math.sqrt(variance * capacity / 1000) * 1000;
    }

    private void increase(double acknowledged, long roundTripNs, long nowNs) {
        if (acknowledged > 0 && capacity > 0 && acknowledged > capacity + 3 * deviation()) {
            capacity = 0;
        }
        double seconds = Math.min((nowNs - changedNs) / 1e9, 1);
        double response = (roundTripNs + RESPONSE_NS) / 1e9;
        double step = capacity > 0
                ? Math.max(MIN_STEP_PER_S, Math.min(PACKET_BITS, bps / 30) / response) * seconds
                : Math.max(1000 * seconds, bps * (Math.pow(INCREASE_PER_S, seconds) - 1));
        double limit = acknowledged > 0 ? HEADROOM * acknowledged + HEADROOM_BPS : MAX_BPS;
        if (bps < limit) {
            bps = Math.min(MAX_BPS, Math.min(limit, bps + step));
        }
    }

    /** A probe has shown that the way carries this much. */
    void raise(double proved) {
        if (proved > bps) {
            bps = Math.min(MAX_BPS, proved);
            if (capacity > 0 && proved > capacity + 3 * deviation()) {
                capacity = 0;
            }
        }
    }

    /** Nothing is heard of the far end any more: sound and the smallest picture go on, so that they are there as soon as it is. */
    void fade(double factor, long nowNs) {
        bps = Math.max(Math.min(bps, SILENT_BPS), bps * factor);
        decreasedNs = nowNs;
    }

    double bps() {
        return bps;
    }

    /** What was allowed before it went down last. */
    double beforeDecrease() {
        return beforeDecrease;
    }

    long decreasedNs() {
        return decreasedNs;
    }
}
