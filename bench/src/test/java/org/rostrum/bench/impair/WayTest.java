// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.impair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In virtual time: a packet each 5 ms. */
class WayTest {

    private static final long MS = 1_000_000;
    private static final int PACKETS = 40_000;

    /** Delays in nanoseconds, {@link Way#LOST} for lost ones. */
    private static List<Long> send(long seed, String conditions, int packets, int size) {
        Way way = new Way(seed);
        way.conditions(Conditions.parse(conditions));
        List<Long> delays = new ArrayList<>();
        for (int i = 0; i < packets; i++) {
            long now = 7 + i * 5 * MS;
            long out = way.take(size, now);
            delays.add(out == Way.LOST ? Way.LOST : out - now);
        }
        return delays;
    }

    private static double lost(List<Long> delays) {
        return delays.stream().filter(d -> d == Way.LOST).count() / (double) delays.size();
    }

    @Test
    void aGoodWayDoesNothing() {
        assertThat(send(1, "", 1_000, 1_200)).containsOnly(0L);
    }

    @Test
    void theSameSeedDoesTheSame() {
        String conditions = "loss=0.05 delay=300 jitter=50 rate=1500";
        assertThat(send(7, conditions, 2_000, 1_000)).isEqualTo(send(7, conditions, 2_000, 1_000)).isNotEqualTo(send(8, conditions, 2_000, 1_000));
    }

    @Test
    void lossDoesNotDependOnTimesAndSizes() {
        Way slow = new Way(3);
        Way fast = new Way(3);
        for (Way way : List.of(slow, fast)) {
            way.conditions(Conditions.parse("burst=0.15"));
        }
        assertThat(IntStream.range(0, 5_000)).allSatisfy(i ->
                assertThat(slow.take(100, i * 50 * MS) == Way.LOST).isEqualTo(fast.take(1_200, i) == Way.LOST));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.2})
    void singleLossHasItsShare(double share) {
        assertThat(lost(send(1, "loss=" + share, PACKETS, 500))).isCloseTo(share, within(0.006));
    }

    @Test
    void burstsHaveTheirShareAndComeTogether() {
        List<Long> delays = send(1, "burst=0.15 mean=6", PACKETS, 500);
        assertThat(lost(delays)).isCloseTo(0.15, within(0.015));
        long afterLost = IntStream.range(1, PACKETS).filter(i -> delays.get(i - 1) == Way.LOST && delays.get(i) == Way.LOST).count();
        // by itself it would be 15 % again
        assertThat(afterLost / (lost(delays) * PACKETS)).isGreaterThan(0.55);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200})
    void delayDiffersWithinItsBoundsAndKeepsOrder(int wander) {
        Way way = new Way(5);
        way.conditions(Conditions.parse("delay=300 jitter=50 wander=" + wander));
        long last = 0;
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < PACKETS; i++) {
            long now = i * 30 * MS;
            long out = way.take(100, now);
            assertThat(out).isGreaterThanOrEqualTo(last);
            last = out;
            least = Math.min(least, out - now);
            most = Math.max(most, out - now);
        }
        assertThat(least).isBetween(250 * MS, 262 * MS);
        assertThat(most).isBetween(338 * MS, 350 * MS);
    }

    @Test
    void theRateHoldsAndTheQueueIsBounded() {
        // 1000 octets each 5 ms are 1.6 Mbit/s, with headers 1.645
        List<Long> delays = send(1, "rate=1000 queue=200", 4_000, 1_000);
        assertThat(lost(delays)).isCloseTo(1 - 1_000 / 1_644.8, within(0.01));
        assertThat(delays).filteredOn(d -> d != Way.LOST).allSatisfy(d -> assertThat(d).isBetween(8 * MS, 200 * MS));
        assertThat(send(1, "rate=1700 queue=200", 4_000, 1_000)).doesNotContain(Way.LOST).allSatisfy(d -> assertThat(d).isLessThan(5 * MS));
    }

    @Test
    void conditionsChangeFromThenOn() {
        Way way = new Way(1);
        way.conditions(Conditions.parse("delay=100"));
        assertThat(way.take(100, 0)).isEqualTo(100 * MS);
        way.conditions(Conditions.GOOD);
        // does not overtake
        assertThat(way.take(100, 50 * MS)).isEqualTo(100 * MS);
        assertThat(way.take(100, 150 * MS)).isEqualTo(150 * MS);
        way.conditions(Conditions.parse("loss=1"));
        assertThat(way.take(100, 160 * MS)).isEqualTo(Way.LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss=2", "loss=x", "los=0.1", "loss", "jitter=5", "burst=0.9", "rate=-1", "loss=NaN", "queue=0"})
    void whatMakesNoSenseIsRefused(String text) {
        assertThatThrownBy(() -> Conditions.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
