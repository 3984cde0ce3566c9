// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.quality;

import org.jspecify.annotations.Nullable;
import org.rostrum.conference.history.JoinMedia.Figure;

/** Mean, percentile and largest of values that come one by one, in bounded memory. Confined to its owner. */
final class Spread {

    /** Buckets grow by this, so that a percentile is as exact. */
    private static final double GROWTH = 1.15;
    private static final double SMALLEST = 0.1;
    private static final int BUCKETS = 120;

    private final int[] buckets = new int[BUCKETS];
    private int count;
    private double sum;
    private double max;

    /** @param value less than zero: not measured */
    void add(double value) {
        if (value < 0) {
            return;
        }
        buckets[bucket(value)]++;
        count++;
        sum += value;
        max = Math.max(max, value);
    }

    private static int bucket(double value) {
        return value <= SMALLEST ? 0 : (int) Math.min(BUCKETS - 1, Math.ceil(Math.log(value / SMALLEST) / Math.log(GROWTH)));
    }

    /** Null if there was none. */
    @Nullable Figure figure() {
        return count == 0 ? null : new Figure(count, sum / count, percentile(0.95), max);
    }

    private double percentile(double share) {
        long wanted = (long) Math.ceil(count * share);
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += buckets[i];
            if (seen >= wanted) {
                return i == 0 ? Math.min(max, SMALLEST) : Math.min(max, SMALLEST * Math.pow(GROWTH, i));
            }
        }
        return max;
    }

    double mean() {
        return count == 0 ? 0 : sum / count;
    }
}
