// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a cluster follows another one. */
class ProberTest {

    private static final long MS = 1_000_000L;
    private static final double DESIRED = 10_000_000;
    private static final int SIZE = 1_200;
    private static final long ROUND_TRIP_NS = 50 * MS;

    private final Prober prober = new Prober();
    private long nowNs = 1_000 * MS;

    /** One cluster over a way that lets no more than that through. @return what is proved */
    private double probe(double estimate, double way) {
        assertThat(prober.begin(estimate, DESIRED, true, ROUND_TRIP_NS, nowNs)).isTrue();
        int of = prober.cluster();
        long outNs = 0;
        for (; prober.cluster() != 0; nowNs += MS) {
            for (int due = prober.due(nowNs, nowNs + MS); due >= SIZE; due -= SIZE) {
                prober.sent(SIZE, nowNs);
                outNs = Math.max(outNs + (long) (SIZE * 8e9 / way), nowNs);
                prober.arrived(of, SIZE, outNs);
            }
        }
        return prober.verdict(nowNs);
    }

    private boolean next(double estimate) {
        return prober.begin(estimate, DESIRED, true, ROUND_TRIP_NS, nowNs);
    }

    @Test
    void whatProvesAllIsFollowedAtOnce() {
        assertThat(probe(600_000, 20_000_000)).isGreaterThan(1_500_000);
        assertThat(next(1_700_000)).isTrue();
    }

    // 1.5 Mbit/s were estimated, 3 Mbit/s tried and 2.3 Mbit/s found: the way is wider than was known
    @Test
    void whatRaisesTheEstimateHasNotFailed() {
        probe(600_000, 20_000_000);
        double proved = probe(1_500_000, 2_400_000);
        assertThat(proved).isBetween(2_100_000.0, 2_400_000.0);

        assertThat(next(proved)).as("at once").isTrue();
        assertThat(prober.due(nowNs, nowNs + 100 * MS) * 80.0).as("as far as before: twice the estimate").isGreaterThan(1.9 * proved);
    }

    @Test
    void whatFindsTheBoundHasFailed() {
        probe(600_000, 20_000_000);
        assertThat(probe(1_500_000, 1_600_000)).isBetween(1_400_000.0, 1_600_000.0);

        assertThat(next(1_500_000)).isFalse();
        nowNs += 2_600 * MS;
        assertThat(next(1_500_000)).isTrue();
        assertThat(prober.due(nowNs, nowNs + 100 * MS) * 80.0).as("careful").isLessThan(1.6 * 1_500_000);
    }
}
