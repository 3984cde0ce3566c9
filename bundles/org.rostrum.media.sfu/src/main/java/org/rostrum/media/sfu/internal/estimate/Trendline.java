// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/**
 * Whether a queue grows on the way: the slope of the smoothed delay over the last groups against a threshold that follows what
 * is usual there (draft-ietf-rmcat-gcc-02 sections 5.3 to 5.5; a line instead of the Kalman filter, as browsers have it).
 */
final class Trendline {

    /** What the way does with what is sent. */
    enum Use { NORMAL, OVER, UNDER }

    private static final int WINDOW = 20;
    private static final double SMOOTHING = 0.9;
    private static final double GAIN = 4;
    private static final int MAX_DELTAS = 60;
    private static final double OVERUSE_MS = 10;
    private static final double STEP_UP = 0.0087;
    private static final double STEP_DOWN = 0.039;
    private static final double FIRST_THRESHOLD = 12.5;
    private static final double MIN_THRESHOLD = 6;
    private static final double MAX_THRESHOLD = 600;
    /** A spike further above the threshold than this does not move it. */
    private static final double SPIKE = 15;

    private final double[] times = new double[WINDOW];
    private final double[] delays = new double[WINDOW];
    private int count;
    private int deltas;
    private long firstArrivalNs;
    private double accumulated;
    private double smoothed;
    private double threshold = FIRST_THRESHOLD;
    private long thresholdNs;
    private double overMs = -1;
    private int overs;
    private double previous;
    private Use use = Use.NORMAL;

    void group(long sentDeltaNs, long arrivalDeltaNs, long arrivalNs) {
        if (deltas == 0) {
            firstArrivalNs = arrivalNs;
        }
        deltas = Math.min(deltas + 1, 1000);
        accumulated += (arrivalDeltaNs - sentDeltaNs) / 1e6;
        smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * accumulated;
        int at = count++ % WINDOW;
        times[at] = (arrivalNs - firstArrivalNs) / 1e6;
        delays[at] = smoothed;
        double slope = count >= WINDOW ? slope() : previous;
        detect(slope, sentDeltaNs / 1e6, arrivalNs);
        if (count == 2 * WINDOW) {
            count = WINDOW;
        }
    }

    /** Least squares. */
    private double slope() {
        double time = 0;
        double delay = 0;
        for (int i = 0; i < WINDOW; i++) {
            time += times[i];
            delay += delays[i];
        }
        time /= WINDOW;
        delay /= WINDOW;
        double above = 0;
        double below = 0;
        for (int i = 0; i < WINDOW; i++) {
            above += (times[i] - time) * (delays[i] - delay);
            below += (times[i] - time) * (times[i] - time);
        }
        return below == 0 ? previous : above / below;
    }

    private void detect(double slope, double sentDeltaMs, long arrivalNs) {
        if (deltas < 2) {
            return;
        }
        double trend = Math.min(deltas, MAX_DELTAS) * slope * GAIN;
        if (trend > threshold) {
            overMs = overMs < 0 ? sentDeltaMs / 2 : overMs + sentDeltaMs;
            overs++;
            if (overMs > OVERUSE_MS && overs > 1 && slope >= previous) {
                overMs = 0;
                overs = 0;
                use = Use.OVER;
            }
        } else {
            overMs = -1;
            overs = 0;
            use = trend < -threshold ? Use.UNDER : Use.NORMAL;
        }
        previous = slope;
        adapt(trend, arrivalNs);
    }

    private void adapt(double trend, long arrivalNs) {
        double size = Math.abs(trend);
        if (size <= threshold + SPIKE) {
            double passedMs = Math.min((arrivalNs - thresholdNs) / 1e6, 100);
            threshold += (size < threshold ? STEP_DOWN : STEP_UP) * (size - threshold) * Math.max(0, passedMs);
            threshold = Math.max(MIN_THRESHOLD, Math.min(MAX_THRESHOLD, threshold));
        }
        thresholdNs = arrivalNs;
    }

    /** The way is another one. */
    void restart() {
        count = 0;
        deltas = 0;
        accumulated = 0;
        smoothed = 0;
        threshold = FIRST_THRESHOLD;
        thresholdNs = 0;
        overMs = -1;
        overs = 0;
        previous = 0;
        use = Use.NORMAL;
    }

    Use use() {
        return use;
    }
}
