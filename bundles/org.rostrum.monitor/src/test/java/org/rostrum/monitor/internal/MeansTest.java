// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.monitor.History.Point;

class MeansTest {

    private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

    private static Point at(long seconds, double value) {
        return new Point(ZERO.plusSeconds(seconds), value);
    }

    // 10/SUM-1: any range can be looked at
    @Test
    void eachPartHasItsMeanAndEmptyOnesAreLeftOut() {
        List<Point> points = List.of(at(-1, 99), at(0, 1), at(59, 3), at(60, 10), at(200, 7), at(240, 99));
        assertThat(Means.of(points, ZERO, ZERO.plusSeconds(240), 4)).containsExactly(at(0, 2), at(60, 10), at(180, 7));
    }

    @Test
    void aSpanOfNothingHasNothing() {
        assertThat(Means.of(List.of(at(0, 1)), ZERO, ZERO, 10)).isEmpty();
    }
}
