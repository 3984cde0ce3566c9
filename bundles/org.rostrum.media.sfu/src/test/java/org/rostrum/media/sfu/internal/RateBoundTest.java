// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.media.MediaSource;
import org.rostrum.media.sfu.internal.Allocator.Claim;
import org.rostrum.media.sfu.internal.Allocator.Kind;

class RateBoundTest {

    private static final long MS = 1_000_000L;

    private final RateBound bound = new RateBound(MediaSource.CONTENT);
    private int messages;

    private long run(long fromMs, long toMs, long... offers) {
        for (long ms = fromMs; ms < toMs; ms += 100) {
            for (long offer : offers) {
                bound.offer(offer * 1000);
            }
            messages += bound.settle(ms * MS) ? 1 : 0;
        }
        return bound.bps() / 1000;
    }

    @Test
    void slowestWatcherDecidesAtOnceAndAgainWhenThereIsMoreForAWhile() {
        assertThat(run(0, 1_000)).as("nobody is limited").isZero();
        assertThat(run(1_000, 1_100, 3_000, 1_000)).isEqualTo(900);
        assertThat(run(1_100, 2_000, 3_000, 500)).as("one message in a second").isEqualTo(900);
        assertThat(run(2_000, 2_200, 3_000, 500)).isEqualTo(450);
        assertThat(run(2_200, 4_100, 2_000)).as("not yet").isEqualTo(450);
        assertThat(run(4_100, 4_400, 2_000)).isEqualTo(1_800);
        assertThat(run(4_400, 7_000)).isZero();
    }

    @Test
    void floorHoldsForAllAndWhoCannotTakeItHasNoSay() {
        assertThat(run(0, 2_000, 160)).isEqualTo(150);
        assertThat(run(2_000, 10_000, 140)).isZero();
    }

    @Test
    void noiseAndRisesThatFailMakeFewMessages() {
        Random random = new Random(1);
        for (long ms = 0; ms < 60_000; ms += 100) {
            run(ms, ms + 100, 800 + random.nextInt(40));
        }
        assertThat(messages).isLessThanOrEqualTo(2);
        messages = 0;
        for (long ms = 60_000; ms < 180_000; ms += 100) {
            run(ms, ms + 100, bound.bps() > 1_000_000 ? 800 : 2_000);
        }
        assertThat(messages).isLessThan(20);
    }

    private static Claim claim(int slot, Kind kind, long... costs) {
        return new Claim(slot, kind, 1, costs, 1);
    }

    // two screens (one layer), a camera in layers
    @ParameterizedTest
    @CsvSource({"1000,850,0", "400,250,0", "200,50,0"})
    void contentGetsWhatIsLeftBesideTheLowestOfOthers(long budget, long content, long camera) {
        long[] shares = OneLayerShare.of(budget * 1000, List.of(claim(0, Kind.CONTENT, 2_000_000), claim(1, Kind.TILE, 150_000, 500_000)),
                new boolean[] {true, false});
        assertThat(shares).containsExactly(content * 1000, camera * 1000);
    }

    @Test
    void camerasWithOneLayerShareEvenly() {
        long[] shares = OneLayerShare.of(900_000, List.of(claim(0, Kind.SPEAKER, 1_500_000), claim(1, Kind.TILE, 1_500_000)),
                new boolean[] {true, true});
        assertThat(shares).containsExactly(450_000, 450_000);
    }

    @Test
    void framesLeftOutForOneReceiverSpareTheOthers() {
        long[] shares = OneLayerShare.of(400_000, List.of(claim(0, Kind.CONTENT, 500_000, 1_000_000)), new boolean[] {true});
        assertThat(shares).containsExactly(800_000);
    }
}
