// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.media.sfu.internal.estimate.Pacer.Kind;

class PacerTest {

    private static final long MS = 1_000_000L;

    private record Left(Kind kind, int number, int ccAt, long at) {}

    private final List<Left> left = new ArrayList<>();
    private final Pacer pacer = new Pacer((packet, offset, length, ccAt, kind, nowNs) ->
            left.add(new Left(kind, packet[offset], ccAt, nowNs / MS)));

    private void send(Kind kind, int number, int size, long ms) {
        byte[] packet = new byte[size + 8];
        packet[8] = (byte) number;
        pacer.send(packet, 8, size, 17, kind, ms * MS);
    }

    private void release(long fromMs, long toMs) {
        for (long ms = fromMs; ms <= toMs; ms += 5) {
            pacer.release(ms * MS);
        }
    }

    @Test
    void nothingWaitsOnAWideWay() {
        for (long estimate : new long[] {Long.MAX_VALUE, 20_000_000}) {
            left.clear();
            pacer.rate(estimate);
            for (int i = 0; i < 60; i++) {
                send(Kind.VIDEO, i, 1_100, i);
            }
            assertThat(left).hasSize(60);
            assertThat(pacer.held()).isZero();
        }
    }

    @Test
    void aKeyFrameIsSpreadAndSoundPassesIt() {
        pacer.rate(300_000);
        for (int i = 0; i < 20; i++) {
            send(Kind.VIDEO, i, 1_000, 0);
        }
        send(Kind.REPAIR, 100, 1_000, 1);
        send(Kind.AUDIO, 101, 100, 2);
        int before = left.size();
        assertThat(left.get(before - 1).kind()).isEqualTo(Kind.AUDIO);
        assertThat(before).as("what may leave at once").isEqualTo(4 + 1);
        release(5, 400);

        assertThat(left).hasSize(22);
        assertThat(left.get(before).kind()).as("repair before pictures").isEqualTo(Kind.REPAIR);
        assertThat(left).filteredOn(l -> l.kind() == Kind.VIDEO).extracting(Left::number)
                .isSorted().hasSize(20);
        assertThat(left).allMatch(l -> l.ccAt() == 17);
        // 21 kB at one and a quarter times 300 kbit/s would take 450 ms
        assertThat(left.get(21).at()).isBetween(120L, 330L);
        assertThat(pacer.isEmpty()).isTrue();
    }

    @Test
    void overloadIsBoundedAndForgotten() {
        pacer.rate(100_000);
        for (int ms = 0; ms < 10_000; ms += 5) {
            send(Kind.VIDEO, 1, 1_100, ms);
            pacer.release(ms * MS);
        }
        int waiting = 2_000 - left.size();
        assertThat(waiting).isBetween(1, 128);
        release(10_005, 10_900);
        assertThat(left).as("nothing is lost here").hasSize(2_000);
        send(Kind.VIDEO, 2, 1_100, 11_000);
        assertThat(left).as("the burden of the past is gone").hasSize(2_001);
    }

    @Test
    void whatWaitsLeavesWhenTheWayIsUnknown() {
        pacer.rate(100_000);
        for (int i = 0; i < 10; i++) {
            send(Kind.VIDEO, i, 1_000, 0);
        }
        pacer.rate(Long.MAX_VALUE);
        send(Kind.VIDEO, 10, 1_000, 1);
        assertThat(left).extracting(Left::number).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void onlySoundLeavesUntilAQueueOnTheWayHasDrained() {
        pacer.rate(1_000_000);
        pacer.closeUntil(100 * MS);
        send(Kind.VIDEO, 1, 1_000, 0);
        send(Kind.REPAIR, 2, 1_000, 10);
        send(Kind.AUDIO, 3, 100, 20);
        release(25, 95);
        assertThat(left).extracting(Left::number).containsExactly(3);
        release(100, 120);
        assertThat(left).extracting(Left::number).containsExactly(3, 2, 1);
    }
}
