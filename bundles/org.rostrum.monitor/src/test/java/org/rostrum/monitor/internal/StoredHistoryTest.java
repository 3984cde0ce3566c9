// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.monitor.History.Point;
import org.rostrum.monitor.History.Series;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;

class StoredHistoryTest {

    private static final Instant ZERO = Instant.parse("2026-01-01T00:00:00Z");

    // 10/SUM-1: kept for the whole life; minutes become hours
    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void minutesBecomeHoursAndNothingIsLost(TestDatabase.Kind kind) {
        try (TestStore store = TestStore.on(kind)) {
            StoredHistory history = new StoredHistory(store.units().open("monitor", SampleEntity.class));
            for (int minute = 0; minute < 120; minute++) {
                history.keep(ZERO.plus(Duration.ofMinutes(minute)).plusSeconds(7), Map.of(Series.CPU, minute < 60 ? 10.0 : 30.0, Series.PARTICIPANTS, 1.0));
            }
            Instant later = ZERO.plus(StoredHistory.MINUTES_KEPT).plus(Duration.ofMinutes(61));
            history.keep(later, Map.of(Series.CPU, 50.0));

            history.condense(later);
            history.condense(later);

            Instant end = later.plusSeconds(60);
            assertThat(history.read(Series.CPU, ZERO, ZERO.plus(Duration.ofHours(1)), 60)).containsExactly(new Point(ZERO, 10));
            assertThat(history.read(Series.CPU, ZERO.plus(Duration.ofHours(1)), ZERO.plus(Duration.ofHours(2)), 60))
                    .as("younger than two days and an hour: still minutes").hasSize(60);
            assertThat(history.read(Series.CPU, ZERO, end, 3)).extracting(Point::value).last().isEqualTo(50.0);
            assertThat(history.read(Series.MEMORY, ZERO, end, 10)).isEmpty();
        }
    }
}
