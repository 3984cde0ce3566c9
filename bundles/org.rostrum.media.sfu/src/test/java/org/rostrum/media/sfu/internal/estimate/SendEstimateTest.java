// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimate over simulated ways, in virtual time. What it does each second goes to the test's output. */
class SendEstimateTest {

    private static final long MS = 1_000_000L;
    private static final long[] LAYERS = {150_000, 500_000, 1_700_000};
    /** Of the layers and sound, with the margin that is kept back from going up. */
    private static final long TOP = (LAYERS[2] + 50_000) * 8 / 7;

    /** The ways of one call. */
    private static final class Way {

        final SimulatedLink down;
        final SimulatedLink up;
        final SimulatedCall call;
        private long nowNs;

        Way(long seed) {
            down = new SimulatedLink(seed);
            up = new SimulatedLink(seed + 1000);
            up.bps = 10_000_000;
            call = new SimulatedCall(down, up, seed + 2000);
        }

        void run(long ms, SimulatedCall... calls) {
            for (long end = nowNs + ms * MS; nowNs < end; nowNs += MS) {
                down.advance(nowNs);
                up.advance(nowNs);
                for (SimulatedCall each : calls) {
                    each.step(nowNs);
                }
            }
        }
    }

    /** What must hold of the means of tenths of seconds. */
    private interface Bar {
        void check(String what, long[] tenths);
    }

    /** Some seconds with a way as it then is. */
    private record Phase(String what, Consumer<Way> change, int seconds, List<Bar> bars) {}

    private record Profile(String name, List<Phase> phases) {

        Profile then(String what, Consumer<Way> change, int seconds, Bar... bars) {
            List<Phase> more = new ArrayList<>(phases);
            more.add(new Phase(what, change, seconds, List.of(bars)));
            return new Profile(name, more);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Profile way(String name) {
        return new Profile(name, List.of());
    }

    /** Mean of the estimate over some seconds of the phase. */
    private static Bar mean(int from, int to, long least, long most) {
        return (what, tenths) -> assertThat(LongStream.of(tenths).skip(from * 10L).limit((to - from) * 10L).average().orElseThrow())
                .as("%s: mean from second %s to %s", what, from, to).isBetween((double) least, (double) most);
    }

    /** Never below that in some seconds of the phase. */
    private static Bar lowest(int from, int to, long least) {
        return (what, tenths) -> assertThat(LongStream.of(tenths).skip(from * 10L).limit((to - from) * 10L).min().orElseThrow())
                .as("%s: lowest from second %s to %s", what, from, to).isGreaterThanOrEqualTo(least);
    }

    /** For the first time after so many seconds at most. */
    private static Bar reaches(long bps, double seconds) {
        return (what, tenths) -> {
            int at = 0;
            while (at < tenths.length && tenths[at] < bps) {
                at++;
            }
            assertThat(at / 10.0).as("%s: second in which %s is reached", what, bps).isLessThanOrEqualTo(seconds);
        };
    }

    private static final Consumer<Way> AS_IT_IS = way -> {};

    private static Consumer<Way> layers(long bps) {
        return way -> {
            way.call.layers = LAYERS;
            way.call.desired = 1_750_000;
            way.down.bps = bps;
        };
    }

    private static Consumer<Way> stalls(long bps, long everyMs) {
        return way -> {
            layers(bps).accept(way);
            way.down.stallEveryNs = everyMs * MS;
        };
    }

    static Stream<Profile> ways() {
        return Stream.of(
                way("1 Mbit/s").then("1 Mbit/s", AS_IT_IS, 40, mean(5, 40, 850_000, 1_050_000), mean(4, 5, 750_000, 1_100_000)),
                way("20 Mbit/s").then("3 desired", way -> way.down.bps = 20_000_000, 10, mean(2, 3, 3_000_000, 7_000_000)),
                way("falls and comes back").then("1 Mbit/s", AS_IT_IS, 15)
                        .then("200 kbit/s", way -> way.down.bps = 200_000, 20, mean(2, 3, 40_000, 220_000), mean(3, 20, 140_000, 210_000))
                        .then("1 Mbit/s again", way -> way.down.bps = 1_000_000, 20, reaches(700_000, 6), mean(8, 20, 750_000, 1_050_000)),
                way("5 % loss").then("1 Mbit/s", way -> way.down.loss = 0.05, 40, mean(8, 40, 800_000, 1_050_000)),
                way("bursts of loss").then("1 Mbit/s", way -> way.down.burstChance = 0.02, 40, mean(8, 40, 700_000, 1_100_000)),
                way("policed").then("1 Mbit/s", way -> way.down.queueNs = 15 * MS, 40, mean(14, 40, 600_000, 1_050_000)),
                way("300±50 ms").then("2 Mbit/s", SendEstimateTest::far, 60, mean(20, 60, 1_400_000, 2_100_000)),
                way("narrow, and sending falls far below it").then("4 Mbit/s", layers(4_000_000), 10)
                        .then("300 kbit/s", way -> {
                            way.down.bps = 300_000;
                            way.call.layers = new long[] {700_000, 1_700_000};
                        }, 15, lowest(2, 15, 150_000), mean(3, 15, 200_000, 400_000)),
                way("delay jumps").then("wide", layers(20_000_000), 15, lowest(5, 15, TOP))
                        .then("300±50 ms", way -> {
                            far(way);
                            way.down.bps = 20_000_000;
                        }, 30, lowest(0, 30, TOP))
                        .then("no delay again", way -> {
                            way.down.delayNs = way.up.delayNs = 5 * MS;
                            way.down.jitterNs = way.up.jitterNs = 0;
                        }, 15, lowest(3, 15, TOP)),
                way("delay jumps on a way that becomes narrow").then("wide", layers(20_000_000), 15)
                        .then("300±50 ms, 800 kbit/s", way -> {
                            far(way);
                            way.down.bps = 800_000;
                        }, 30, mean(4, 30, 400_000, 1_000_000)),
                way("15 % in bursts, wide").then("wide", layers(20_000_000), 15, lowest(5, 15, TOP))
                        .then("15 % in bursts both ways", way -> {
                            way.down.burstChance = way.up.burstChance = 0.01;
                        }, 30, mean(3, 30, TOP, 9_000_000))
                        .then("no loss again", way -> {
                            way.down.burstChance = way.up.burstChance = 0;
                        }, 15, reaches(TOP, 5)),
                way("very narrow").then("100 kbit/s", way -> way.down.bps = 100_000, 20, mean(5, 20, 50_000, 105_000)),
                way("no feedback").then("1 Mbit/s", AS_IT_IS, 10)
                        .then("silent", way -> way.up.loss = 1, 12, mean(1, 2, 700_000, 1_050_000), mean(11, 12, 200_000, 250_000))
                        .then("feedback again", way -> way.up.loss = 0, 20, reaches(500_000, 1), reaches(700_000, 3), mean(12, 20, 700_000, 1_050_000)),
                way("a fifth of the feedback lost").then("1 Mbit/s", way -> way.up.loss = 0.2, 40, mean(10, 40, 500_000, 1_050_000)),
                way("layers, 800 kbit/s between").then("4 Mbit/s", layers(4_000_000), 10, reaches(TOP, 3), lowest(5, 10, TOP))
                        .then("800 kbit/s", layers(800_000), 40, mean(3, 40, 550_000, 1_000_000))
                        .then("4 Mbit/s again", layers(4_000_000), 20, reaches(TOP, 5), lowest(8, 20, TOP)),
                way("much sound, 300 kbit/s between").then("4 Mbit/s", temporal(4_000_000), 10)
                        .then("300 kbit/s", temporal(300_000), 40, mean(4, 40, 225_000, 320_000), lowest(6, 40, 160_000))
                        .then("4 Mbit/s", temporal(4_000_000), 20, reaches(TOP, 6)),
                way("much sound, 1 Mbit/s, 200 kbit/s").then("1 Mbit/s", temporal(1_000_000), 20, mean(5, 20, 700_000, 1_100_000))
                        .then("200 kbit/s", temporal(200_000), 30, mean(4, 30, 140_000, 220_000))
                        .then("1 Mbit/s", temporal(1_000_000), 20, reaches(700_000, 5), mean(6, 20, 700_000, 1_100_000)),
                way("much sound, stalls").then("1 Mbit/s", stalled(1_000_000), 40, mean(5, 40, 600_000, 1_500_000))
                        .then("300 kbit/s", stalled(300_000), 40, mean(4, 40, 140_000, 330_000))
                        .then("200 kbit/s", stalled(200_000), 40, mean(4, 40, 100_000, 230_000)),
                way("layers, 300 kbit/s between").then("4 Mbit/s", layers(4_000_000), 10)
                        .then("300 kbit/s", layers(300_000), 25, mean(4, 25, 150_000, 360_000))
                        .then("2.5 Mbit/s", layers(2_500_000), 20, reaches(TOP, 5), mean(8, 20, TOP, 2_800_000)),
                way("layers, 200 kbit/s between, short queue").then("2 Mbit/s", policed(4_000_000), 10)
                        .then("200 kbit/s", policed(200_000), 25, mean(4, 25, 90_000, 230_000))
                        .then("4 Mbit/s", policed(4_000_000), 20, reaches(TOP, 6), lowest(10, 20, TOP)),
                way("nobody speaks, and no picture fits between").then("4 Mbit/s", silent(4_000_000), 10, lowest(5, 10, TOP))
                        .then("60 kbit/s", silent(60_000), 15, mean(5, 15, 40_000, 150_000))
                        .then("4 Mbit/s", silent(4_000_000), 20, reaches(TOP, 8), lowest(10, 20, TOP)),
                way("receiver stalls").then("wide, once a second", stalls(20_000_000, 1_000), 30, reaches(TOP, 3), lowest(5, 30, 1_750_000)),
                way("receiver stalls often").then("wide, five times a second", stalls(20_000_000, 200), 40,
                        reaches(TOP, 6), lowest(8, 40, 1_750_000 * 8 / 10)),
                way("both ends stall").then("wide", way -> {
                    stalls(20_000_000, 400).accept(way);
                    way.call.stallEveryNs = 400 * MS;
                }, 40, reaches(TOP, 6), lowest(8, 40, 1_750_000 * 8 / 10)),
                way("stalls and a narrow way").then("800 kbit/s", stalls(800_000, 1_000), 40, mean(5, 40, 500_000, 1_000_000)));
    }

    private static Consumer<Way> silent(long bps) {
        return way -> {
            layers(bps).accept(way);
            way.call.audio = 0;
        };
    }

    private static Consumer<Way> temporal(long bps) {
        return way -> {
            way.call.layers = new long[] {60_000, 90_000, 150_000, 500_000, 1_700_000};
            way.call.desired = 1_900_000;
            way.call.audio = 288;
            way.call.temporal = true;
            way.down.bps = bps;
        };
    }

    private static Consumer<Way> stalled(long bps) {
        return way -> {
            temporal(bps).accept(way);
            way.down.stallEveryNs = way.call.stallEveryNs = 500 * MS;
        };
    }

    private static void far(Way way) {
        way.down.delayNs = 300 * MS;
        way.down.jitterNs = 50 * MS;
        way.up.delayNs = 300 * MS;
        way.up.jitterNs = 50 * MS;
        way.down.bps = 2_000_000;
    }

    private static Consumer<Way> policed(long bps) {
        return way -> {
            layers(bps).accept(way);
            way.down.queueNs = 60 * MS;
        };
    }

    static Stream<Object[]> waysAndSeeds() {
        return ways().flatMap(profile -> Stream.of(1L, 2L, 3L).map(seed -> new Object[] {profile, seed}));
    }

    /** What was sent last is lost on a way that becomes narrow, and only late on one that becomes long. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void onlyAWayThatBecomesNarrowCollapses(long seed) {
        Way way = new Way(seed);
        layers(20_000_000).accept(way);
        way.run(15_000, way.call);
        far(way);
        way.down.bps = 20_000_000;
        way.run(5_000, way.call);
        assertThat(way.call.estimate.takeCollapse()).as("300 ms longer").isFalse();
        way.down.bps = 300_000;
        way.run(3_000, way.call);
        assertThat(way.call.estimate.takeCollapse()).as("narrow").isTrue();
    }

    @ParameterizedTest
    @MethodSource("waysAndSeeds")
    void holdsItsBars(Profile profile, long seed) {
        Way way = new Way(seed);
        for (Phase phase : profile.phases()) {
            phase.change().accept(way);
            long[] tenths = new long[phase.seconds() * 10];
            StringBuilder line = new StringBuilder(profile.name()).append(", ").append(phase.what()).append("; kbit/s each second:");
            way.call.mean();
            for (int i = 0; i < tenths.length; i++) {
                way.run(100, way.call);
                tenths[i] = way.call.mean();
                if (i % 10 == 9) {
                    line.append(' ').append((long) LongStream.of(tenths).skip(i - 9L).limit(10).average().orElseThrow() / 1000);
                }
            }
            System.out.println(line.append(String.format("; dropped %.1f %%, padding %.1f %%, loss told %.1f %%",
                    100.0 * way.down.dropped / way.down.offered, 100.0 * way.call.padded / way.call.sent, way.call.estimate.lossPercent())));
            phase.bars().forEach(bar -> bar.check(phase.what(), tenths));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void twoShareABottleneck(long seed) {
        Way way = new Way(seed);
        way.down.bps = 2_000_000;
        SimulatedCall second = new SimulatedCall(way.down, way.up, 10);
        way.run(20_000, way.call);
        way.run(40_000, way.call, second);
        way.call.mean();
        second.mean();
        way.run(40_000, way.call, second);
        long a = way.call.mean();
        long b = second.mean();
        System.out.println("two on 2 Mbit/s: " + a / 1000 + " and " + b / 1000 + " kbit/s");
        assertThat(a + b).isBetween(1_500_000L, 2_200_000L);
        assertThat(Math.min(a, b)).isGreaterThan(Math.max(a, b) / 3);
    }
}
