// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.rostrum.monitor.History.Point;

/** Means over equal parts of time. Pure. */
final class Means {

    private Means() {}

    /**
     * Means of the points in each of {@code parts} equal parts from {@code from} to {@code to}; each is told at the begin of
     * its part, parts without a point are left out.
     */
    static List<Point> of(List<Point> points, Instant from, Instant to, int parts) {
        long length = Math.max(1, Duration.between(from, to).toMillis() / parts);
        TreeMap<Long, double[]> sums = new TreeMap<>();
        for (Point point : points) {
            if (!point.at().isBefore(from) && point.at().isBefore(to)) {
                long part = Math.min(parts - 1L, Duration.between(from, point.at()).toMillis() / length);
                double[] sum = sums.computeIfAbsent(part, p -> new double[2]);
                sum[0] += point.value();
                sum[1]++;
            }
        }
        List<Point> means = new ArrayList<>();
        sums.forEach((part, sum) -> means.add(new Point(from.plusMillis(part * length), sum[0] / sum[1])));
        return means;
    }
}
