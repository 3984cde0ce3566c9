// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.media.sfu.internal.Allocator.Claim;
import org.rostrum.media.sfu.internal.Allocator.Kind;

/** The way to a receiver, shared by tables and by properties. */
class AllocatorTest {

    private static final long MS = 1_000_000L;

    private static Claim claim(int slot, String text) {
        String[] parts = text.split(":");
        Kind kind = Stream.of(Kind.values()).filter(k -> k.name().startsWith(parts[0].toUpperCase())).findFirst().orElseThrow();
        return new Claim(slot, kind, Long.parseLong(parts[1]),
                Arrays.stream(parts[2].split("-")).mapToLong(Long::parseLong).toArray(), parts.length > 3 ? Integer.parseInt(parts[3]) : 1);
    }

    private static List<Claim> claims(String text) {
        List<Claim> claims = new ArrayList<>();
        for (String each : text.split(" ")) {
            claims.add(claim(claims.size(), each));
        }
        claims.sort(Allocator.ORDER);
        return claims;
    }

    private static long cost(List<Claim> claims, int[] rungs) {
        long cost = 0;
        for (int i = 0; i < rungs.length; i++) {
            cost += rungs[i] < 0 ? 0 : claims.get(i).costs()[rungs[i]];
        }
        return cost;
    }

    @ParameterizedTest(name = "{0} for {1}: {2} ({3})")
    @CsvSource({
        // budget, claims kind:area:costs, rung of each in order of serving
        "10000, t:1:150-500-1700,                                 2,      all that is wanted",
        "1700,  t:1:150-500-1700,                                 2,      exactly enough",
        "1699,  t:1:150-500-1700,                                 1,      a little less",
        "149,   t:1:150-500-1700,                                -1,      not even the lowest",
        "-5,    t:1:150,                                         -1,      sound alone takes more than there is",
        "300,   t:1:150-500 t:1:150-500,                          0 0,    everybody gets the lowest first",
        "299,   t:1:150-500 t:1:150-500,                          0 -1,   later slots give way among equals",
        "299,   t:1:150-500 t:9:150-500,                          0 -1,   smaller tiles give way",
        "650,   t:1:150-500 t:9:150-500,                          1 0,    the larger tile rises first",
        "1000,  t:1:150-500-1700 t:2:150-500-1700,                1 1,    tiles rise in turn",
        "2200,  t:1:150-500-1700 t:2:150-500-1700,                2 1,    one may go further",
        "2000,  t:9:150-500-1700 s:1:150-500-1700 t:2:150-500,    2 0 0,  who speaks gets all he wants before tiles rise",
        "2000,  s:9:150-500-1700 c:1:1000-1500,                   1 1,    content before who speaks",
        "1650,  s:9:150-500-1700 c:1:1000-1500,                   1 0,    the lowest of all before the best of one",
        "900,   s:9:150-500 c:1:1000 t:1:150,                    -1 1 0,  content that does not fit leaves the way to others",
        "450,   c:1:300-600 s:1:150-500 t:1:150,                  0 0 -1, the last one is paused",
        "185,   s:9:60-90-150-500:3 t:1:80 t:1:80,                 2 -1 -1, who speaks moves before anybody else is shown",
        "250,   s:9:60-90-150-500:3 t:1:80 t:1:80,                 2 0 -1, then the others",
        "185,   t:9:60-90-150-500:3 t:1:80,                        1 0,   a tile has no such right",
        "120,   c:9:60-90-150-500:3 s:1:20-30:2,                   1 1,   as far as it goes",
        "0,     c:1:300 s:1:150 t:1:150,                         -1 -1 -1, nothing at all",
        "9223372036854775807, c:1:300-600 s:1:150-500 t:1:150,    1 1 0,  unknown is unlimited",
    })
    void theWayIsSharedByPriority(long budget, String wanted, String expected, String why) {
        String shared = Arrays.stream(Allocator.share(budget, claims(wanted))).mapToObj(String::valueOf).collect(Collectors.joining(" "));

        assertThat(shared).as(why).isEqualTo(expected);
    }

    private static List<Claim> random(Random random) {
        List<Claim> claims = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            long[] costs = random.longs(1 + random.nextInt(6), 20, 3000).distinct().sorted().toArray();
            claims.add(new Claim(i, Kind.values()[random.nextInt(3)], random.nextInt(4), costs, 1));
        }
        claims.sort(Allocator.ORDER);
        return claims;
    }

    @Test
    void neverMoreThanThereIsAndNothingLeftThatWouldFit() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            List<Claim> claims = random(random);
            long budget = random.nextInt(12_000);
            int[] rungs = Allocator.share(budget, claims);
            long left = budget - cost(claims, rungs);

            assertThat(left).isNotNegative();
            for (int i = 0; i < rungs.length; i++) {
                long[] costs = claims.get(i).costs();
                if (rungs[i] + 1 < costs.length) {
                    assertThat(costs[rungs[i] + 1] - (rungs[i] < 0 ? 0 : costs[rungs[i]])).isGreaterThan(left);
                }
            }
        }
    }

    // priority is kept for any budget: with more of it the first claim that changes at the lowest rung comes in, never goes
    @Test
    void moreNeverTakesFromWhoComesFirst() {
        Random random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            List<Claim> claims = random(random);
            long budget = random.nextInt(9_000);
            int[] less = Allocator.share(budget, claims);
            int[] more = Allocator.share(budget + random.nextInt(500), claims);
            for (int i = 0; i < less.length; i++) {
                if (Math.min(less[i], 0) != Math.min(more[i], 0)) {
                    assertThat(more[i]).as("%s with %d", claims, budget).isNotNegative();
                    break;
                }
            }
            assertThat(more[0]).isGreaterThanOrEqualTo(Math.min(0, less[0]));
        }
    }

    @Test
    void unlimitedGivesEverybodyAll() {
        Random random = new Random(5);
        for (int round = 0; round < 1_000; round++) {
            List<Claim> claims = random(random);
            int[] rungs = Allocator.share(Long.MAX_VALUE, claims);
            for (int i = 0; i < rungs.length; i++) {
                assertThat(rungs[i]).isEqualTo(claims.get(i).costs().length - 1);
            }
        }
    }

    // what follows: one slot with three rungs of 150, 500 and 1,700

    private final SlotGuard guard = new SlotGuard();
    private static final List<Claim> ONE = claims("t:1:150-500-1700");
    private int now;

    private int step(long budget, long ms) {
        now = guard.next(now, Allocator.share(budget - budget / 8, ONE)[0], Allocator.share(budget, ONE)[0], 2, budget, ms * MS);
        return now;
    }

    private void first(long budget) {
        now = guard.first(Allocator.share(budget - budget / 8, ONE)[0], Allocator.share(budget, ONE)[0], 2);
    }

    @Test
    void downAtOnceUpAfterAWhile() {
        first(600);
        assertThat(now).isEqualTo(1);
        assertThat(step(3_000, 0)).as("not yet").isEqualTo(1);
        assertThat(step(3_000, 200)).as("the way has just been probed").isEqualTo(2);
        assertThat(step(600, 10_000)).as("at once").isEqualTo(1);
        assertThat(step(3_000, 12_000)).isEqualTo(1);
        assertThat(step(3_000, 12_900)).as("not yet").isEqualTo(1);
        assertThat(step(3_000, 13_000)).as("there has been enough for a second").isEqualTo(2);
        assertThat(step(100, 13_100)).as("nothing fits").isEqualTo(-1);
    }

    @Test
    void marginIsNeededToGoUpNotToStay() {
        first(1_700);
        assertThat(now).as("safe is less").isEqualTo(1);
        for (int ms = 0; ms < 20_000; ms += 100) {
            assertThat(step(1_800, ms)).isEqualTo(1);
        }
        for (int ms = 20_000; ms < 21_100; ms += 100) {
            step(2_000, ms);
        }
        assertThat(now).isEqualTo(2);
        for (int ms = 22_000; ms < 40_000; ms += 100) {
            assertThat(step(1_750, ms)).isEqualTo(2);
        }
    }

    @Test
    void shortPeakRaisesNothing() {
        first(2_000);
        step(600, 0);
        for (int ms = 0; ms < 30_000; ms += 100) {
            assertThat(step(ms % 1_000 < 800 ? 5_000 : 600, ms)).isEqualTo(1);
        }
    }

    // an estimate that breaks down each time: tries become rare
    @Test
    void riseThatFailsIsTriedLaterEachTime() {
        first(600);
        List<Integer> risen = new ArrayList<>();
        for (int ms = 0; ms < 300_000; ms += 100) {
            int before = now;
            boolean high = before == 2;
            if (step(high ? 600 : 3_000, ms) > before) {
                risen.add(ms);
            }
        }
        assertThat(risen).hasSizeBetween(20, 24);
        for (int i = 2; i < risen.size(); i++) {
            assertThat(risen.get(i) - risen.get(i - 1)).isGreaterThanOrEqualTo(Math.min(15_000, risen.get(i - 1) - risen.get(i - 2)));
        }
    }

    // most breakdowns take more than one step down: they count like one
    @Test
    void riseThatFailsInTwoStepsIsTriedLaterEachTime() {
        first(600);
        List<Integer> risen = new ArrayList<>();
        int budget = 3_000;
        for (int ms = 0; ms < 300_000; ms += 100) {
            int before = now;
            budget = before == 2 ? 600 : before == 1 && budget == 600 ? 200 : 3_000;
            if (step(budget, ms) > before && now == 2) {
                risen.add(ms);
            }
        }
        assertThat(risen).hasSizeBetween(18, 24);
        for (int i = 2; i < risen.size(); i++) {
            assertThat(risen.get(i) - risen.get(i - 1)).isGreaterThanOrEqualTo(Math.min(15_000, risen.get(i - 1) - risen.get(i - 2)));
        }
    }

    @Test
    void aWayThatHasBecomeWiderIsNotHeldAgainstItsPast() {
        first(600);
        for (int ms = 0; ms < 60_000; ms += 100) {
            step(now == 2 ? 600 : 2_000, ms);
        }
        assertThat(now).as("has failed often").isEqualTo(1);
        for (int ms = 60_000; ms < 61_100; ms += 100) {
            step(3_000, ms);
        }
        assertThat(now).isEqualTo(2);
    }

    @Test
    void smallNoiseChangesNothing() {
        Random random = new Random(6);
        for (int budget = 100; budget < 3_000; budget += 37) {
            guard.reset();
            first(budget);
            int changes = 0;
            for (int ms = 0; ms < 60_000; ms += 100) {
                int before = now;
                step(budget + random.nextInt(budget / 10 + 1) - budget / 20, ms);
                changes += ms > 2_000 && now != before ? 1 : 0;
            }
            assertThat(changes).as("budget " + budget).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void wishGrowsAtOnceWhenThereIsEnough() {
        now = guard.first(0, 0, 0);
        assertThat(guard.next(0, 2, 2, 2, 3_000, 0)).isEqualTo(2);
        assertThat(guard.next(2, 0, 0, 0, 3_000, MS)).as("a smaller tile is no failure").isZero();
        assertThat(guard.next(0, 2, 2, 2, 3_000, 2 * MS)).isEqualTo(2);
    }

    @Test
    void sumNeverExceedsWhateverTheGuardsSay() {
        Random random = new Random(8);
        for (int round = 0; round < 200; round++) {
            List<Claim> claims = random(random);
            List<SlotGuard> guards = claims.stream().map(c -> new SlotGuard()).toList();
            int[] rungs = new int[claims.size()];
            Arrays.fill(rungs, -1);
            long budget = 3_000;
            for (int ms = 0; ms < 20_000; ms += 100) {
                budget = Math.max(0, budget + random.nextInt(400) - 200);
                int[] most = Allocator.share(budget, claims);
                int[] safe = Allocator.share(budget - budget / 8, claims);
                for (int i = 0; i < rungs.length; i++) {
                    rungs[i] = guards.get(i).next(rungs[i], safe[i], most[i], claims.get(i).costs().length - 1, budget, ms * MS);
                }
                assertThat(cost(claims, rungs)).isLessThanOrEqualTo(budget);
            }
        }
    }
}
