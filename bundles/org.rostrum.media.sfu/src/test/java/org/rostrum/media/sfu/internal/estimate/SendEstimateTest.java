// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimate over simulated ways, in virtual time. The table of each test goes to its output. */
class SendEstimateTest {

    private static final long MS = 1_000_000L;

    private SimulatedLink down;
    private SimulatedLink up;
    private SimulatedCall call;
    private long nowNs;

    private void begin(long seed) {
        down = new SimulatedLink(seed);
        up = new SimulatedLink(seed + 1000);
        up.bps = 10_000_000;
        call = new SimulatedCall(down, up, seed + 2000);
    }

    private void run(double seconds, SimulatedCall... calls) {
        for (long end = nowNs + (long) (seconds * 1e9); nowNs < end; nowNs += MS) {
            down.advance(nowNs);
            up.advance(nowNs);
            for (SimulatedCall each : calls) {
                each.step(nowNs);
            }
        }
    }

    /** Runs one call and prints a line for each second. */
    private long[] seconds(String what, int seconds) {
        long[] means = new long[seconds];
        StringBuilder line = new StringBuilder(what).append("; estimate in kbit/s each second:");
        call.mean();
        for (int i = 0; i < seconds; i++) {
            run(1, call);
            means[i] = call.mean();
            line.append(' ').append(means[i] / 1000);
        }
        System.out.println(line.append(String.format("; dropped %.1f %%, padding %.1f %%, loss told %.1f %%",
                100.0 * down.dropped / down.offered, 100.0 * call.padded / call.sent, call.estimate.lossPercent())));
        return means;
    }

    private static long mean(long[] means, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += means[i];
        }
        return sum / (to - from);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsOneMegabit(long seed) {
        begin(seed);
        long[] means = seconds("1 Mbit/s", 40);
        assertThat(mean(means, 5, 40)).isBetween(850_000L, 1_050_000L);
        assertThat(means[4]).isBetween(750_000L, 1_100_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsManyMegabitsAtOnce(long seed) {
        begin(seed);
        down.bps = 20_000_000;
        long[] means = seconds("20 Mbit/s, 3 desired", 10);
        assertThat(means[2]).isGreaterThan(3_000_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fallsAndComesBack(long seed) {
        begin(seed);
        seconds("1 Mbit/s", 15);
        down.bps = 200_000;
        long[] low = seconds("200 kbit/s", 20);
        assertThat(low[2]).as("two seconds later").isLessThan(220_000);
        assertThat(mean(low, 3, 20)).isBetween(140_000L, 210_000L);
        down.bps = 1_000_000;
        long[] back = seconds("1 Mbit/s again", 20);
        assertThat(mean(back, 10, 20)).isBetween(700_000L, 1_050_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesNotCollapseByLossOfTheWay(long seed) {
        begin(seed);
        down.loss = 0.05;
        long[] means = seconds("1 Mbit/s, 5 % loss", 40);
        assertThat(mean(means, 8, 40)).isBetween(800_000L, 1_050_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesNotCollapseByBurstsOfLoss(long seed) {
        begin(seed);
        down.burstChance = 0.02;
        long[] means = seconds("1 Mbit/s, bursts of loss", 40);
        assertThat(mean(means, 8, 40)).isBetween(700_000L, 1_100_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void obeysLossOfAWayThatQueuesNothing(long seed) {
        begin(seed);
        down.queueNs = 15 * MS;
        long[] means = seconds("1 Mbit/s, policed", 40);
        assertThat(mean(means, 14, 40)).isBetween(600_000L, 1_050_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void holdsWithDelayAndJitter(long seed) {
        begin(seed);
        down.delayNs = 300 * MS;
        down.jitterNs = 50 * MS;
        up.delayNs = 300 * MS;
        up.jitterNs = 50 * MS;
        down.bps = 2_000_000;
        long[] means = seconds("2 Mbit/s, 300±50 ms", 60);
        assertThat(mean(means, 20, 60)).isBetween(1_400_000L, 2_100_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twoShareABottleneck(long seed) {
        begin(seed);
        down.bps = 2_000_000;
        SimulatedCall second = new SimulatedCall(down, up, 10);
        run(20, call);
        run(40, call, second);
        call.mean();
        second.mean();
        run(40, call, second);
        long a = call.mean();
        long b = second.mean();
        System.out.println("two on 2 Mbit/s: " + a / 1000 + " and " + b / 1000 + " kbit/s");
        assertThat(a + b).isBetween(1_500_000L, 2_200_000L);
        assertThat(Math.min(a, b)).isGreaterThan(Math.max(a, b) / 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void layersAreReachedByProbing(long seed) {
        begin(seed);
        call.layers = new long[] {150_000, 500_000, 1_700_000};
        call.desired = 1_750_000;
        down.bps = 4_000_000;
        long[] wide = seconds("4 Mbit/s, layers", 10);
        assertThat(wide[4]).isGreaterThan(2_500_000);
        down.bps = 800_000;
        long[] narrow = seconds("800 kbit/s, layers", 40);
        assertThat(mean(narrow, 3, 40)).isBetween(550_000L, 1_000_000L);
        down.bps = 4_000_000;
        long[] back = seconds("4 Mbit/s, layers", 20);
        assertThat(back[11]).isGreaterThan(1_750_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aVeryNarrowWayIsNotFlooded(long seed) {
        begin(seed);
        down.bps = 100_000;
        long[] means = seconds("100 kbit/s", 20);
        assertThat(mean(means, 5, 20)).isBetween(50_000L, 105_000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void silenceOfTheFarEndLowersIt(long seed) {
        begin(seed);
        seconds("1 Mbit/s", 10);
        up.loss = 1;
        long[] silent = seconds("no feedback", 12);
        assertThat(silent[1]).as("one feedback packet may be lost").isGreaterThan(700_000);
        assertThat(silent[11]).isLessThan(100_000);
        up.loss = 0;
        assertThat(mean(seconds("feedback again", 20), 12, 20)).isGreaterThan(700_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lostFeedbackDoesNotStopIt(long seed) {
        begin(seed);
        up.loss = 0.2;
        assertThat(mean(seconds("1 Mbit/s, a fifth of the feedback lost", 40), 10, 40)).isBetween(500_000L, 1_050_000L);
    }
}
