// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The parts that repair is made of. */
class RepairTest {

    private static final long MS = 1_000_000L;

    private final long[] due = new long[NackList.CAPACITY];

    @Test
    void missingPacketsAreAskedForAtOnceAndThenOncePerRoundTrip() {
        NackList list = new NackList();
        list.missing(10, 13, 0);

        assertThat(Arrays.copyOf(due, list.due(0, 40 * MS, due))).containsExactly(10, 11, 12);
        assertThat(list.due(49 * MS, 40 * MS, due)).isZero();
        assertThat(list.arrived(11)).isTrue();
        assertThat(list.arrived(11)).as("a duplicate").isFalse();
        assertThat(Arrays.copyOf(due, list.due(50 * MS, 40 * MS, due))).containsExactly(10, 12);
    }

    @Test
    void repairIsGivenUpInBounds() {
        NackList list = new NackList();
        list.missing(10, 11, 0);
        int asked = 0;
        for (int i = 0; i < 200; i++) {
            asked += list.due(i * 10 * MS, 0, due);
        }
        assertThat(asked).isEqualTo(10);
        assertThat(list.isEmpty()).isTrue();
        assertThat(list.givenUp()).isEqualTo(1);

        assertThat(list.missing(20, 20 + NackList.CAPACITY + 1, 0)).as("too many").isFalse();
        assertThat(list.isEmpty()).isTrue();
    }

    @Test
    void eachSoundIsTakenOnce() {
        SoundWindow window = new SoundWindow();
        assertThat(window.arrived(70)).isTrue();
        assertThat(window.arrived(70)).isFalse();
        assertThat(window.has(69)).isFalse();
        assertThat(window.arrived(72)).isTrue();
        assertThat(window.arrived(71)).as("late").isTrue();
        assertThat(window.arrived(71)).isFalse();
        assertThat(window.arrived(136)).isTrue();
        assertThat(window.has(73)).isFalse();
        assertThat(window.has(72)).as("64 back: nobody knows").isTrue();
        assertThat(window.arrived(500)).isTrue();
        assertThat(window.arrived(450)).isTrue();
    }

    @Test
    void droppedPacketsLeaveNoHoleWhateverTheOrder() {
        GapCloser gaps = new GapCloser();

        assertThat(gaps.number(100)).isEqualTo(100);
        gaps.drop(101);
        assertThat(gaps.number(102)).isEqualTo(101);
        gaps.drop(104);
        gaps.drop(105);
        assertThat(gaps.number(106)).isEqualTo(103);
        assertThat(gaps.number(103)).as("late, before the drops").isEqualTo(102);
        assertThat(gaps.number(107)).isEqualTo(104);
        gaps.drop(90);
        assertThat(gaps.number(108)).as("a late drop moves nothing").isEqualTo(105);
    }

    // random order of media and padding: numbers are unique, and without holes where drops came in order
    @Test
    void numbersNeverCollide() {
        Random random = new Random(11);
        GapCloser gaps = new GapCloser();
        long before = 0;
        for (long n = 1; n < 20_000; n++) {
            if (random.nextInt(4) == 0) {
                gaps.drop(n);
            } else {
                assertThat(gaps.number(n)).isEqualTo(before + 1);
                before++;
            }
        }
    }

    @Test
    void cacheKeepsTheLastPacketsAndSaysWhatIsGone() {
        PacketCache cache = new PacketCache(10_000);
        byte[] out = new byte[2000];
        Random random = new Random(5);
        for (int n = 1; n <= 5_000; n++) {
            byte[] packet = new byte[1 + random.nextInt(1200)];
            Arrays.fill(packet, (byte) n);
            cache.put(n, packet, 0, packet.length);
            int back = random.nextInt(30);
            int length = cache.copy(n - back, out, 0);
            for (int i = 0; i < length; i++) {
                assertThat(out[i]).isEqualTo((byte) (n - back));
            }
            assertThat(cache.copy(n, out, 0)).isEqualTo(packet.length);
            assertThat(cache.copy(n - 1100, out, 0)).isZero();
            assertThat(cache.copy(n + 1, out, 0)).isZero();
        }
        assertThat(cache.copy(4_999, out, 0)).isPositive();
    }

    @Test
    void keyFramesAreAskedForUntilOneComesButNotOftener() {
        KeyFrameRequest request = new KeyFrameRequest();
        assertThat(request.poll(0, 0)).isFalse();
        request.request();
        int asked = 0;
        for (int t = 0; t < 3000; t += 10) {
            request.request();
            asked += request.poll(0, t * MS) ? 1 : 0;
        }
        assertThat(asked).isEqualTo(10);
        request.arrived();
        assertThat(request.poll(0, 10_000 * MS)).isFalse();
        request.request();
        assertThat(request.poll(0, 10_000 * MS)).isTrue();
    }

    // RFC 3550 sections A.3 and A.8
    @Test
    void statisticsTellLossAndJitter() {
        ReceiveStatistics s = new ReceiveStatistics();
        for (int i = 0; i < 100; i++) {
            if (i % 4 != 0 || i == 0) {
                s.count(s.extend(65_500 + i & 0xffff), i * 3000, i * 33_333_333L, 90_000, true);
            }
        }
        assertThat(s.lost()).isEqualTo(24);
        assertThat(s.fractionLost()).isEqualTo(24 * 256 / 100);
        assertThat(s.fractionLost()).as("nothing since").isZero();
        assertThat(s.jitter()).isLessThan(5);
        assertThat(s.restarts(s.extend(65_500))).isFalse();
        assertThat(s.restarts(s.extend(20_000))).isTrue();
    }

    @Test
    void tableFindsWhatWasPutAndIsBounded() {
        SsrcTable<Integer> table = new SsrcTable<>();
        Random random = new Random(2);
        int[] keys = random.ints(128).toArray();
        for (int i = 0; i < keys.length; i++) {
            assertThat(table.put(keys[i], i)).isTrue();
        }
        for (int i = 0; i < keys.length; i++) {
            assertThat(table.get(keys[i])).isEqualTo(i);
        }
        assertThat(table.put(0, 1)).isFalse();
        assertThat(table.put(keys[5], 99)).isTrue();
        assertThat(table.get(keys[5])).isEqualTo(99);
        table.clear();
        assertThat(table.get(keys[5])).isNull();
    }
}
