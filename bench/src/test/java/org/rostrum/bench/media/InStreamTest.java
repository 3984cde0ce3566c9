// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InStreamTest {

    private final InStream stream = new InStream(1, true);
    private final long[] asked = new long[256];

    private void take(int from, int to) {
        for (int i = from; i <= to; i++) {
            stream.take(i & 0xffff);
        }
    }

    @Test
    void nothingIsMissingOverTheEndOfTheNumbers() {
        take(65_000, 66_000);
        assertThat(stream.expected()).isEqualTo(1_001);
        assertThat(stream.delivered()).isEqualTo(1_001);
        assertThat(stream.toAsk(0, asked)).isZero();
    }

    @Test
    void whatIsMissingIsAskedForAgainUntilItComes() {
        take(10, 19);
        take(22, 30);
        assertThat(stream.expected() - stream.delivered()).isEqualTo(2);
        assertThat(stream.toAsk(0, asked)).isEqualTo(2);
        assertThat(asked[0] & 0xffff).isEqualTo(20);
        assertThat(stream.toAsk(10_000_000, asked)).as("not at once again").isZero();
        stream.take(20);
        assertThat(stream.toAsk(100_000_000, asked)).isEqualTo(1);
        assertThat(asked[0] & 0xffff).isEqualTo(21);
        stream.take(21);
        assertThat(stream.expected()).isEqualTo(stream.delivered());
        assertThat(stream.toAsk(300_000_000, asked)).isZero();
    }

    @Test
    void aPacketCountsOnce() {
        take(1, 100);
        assertThat(stream.take(50)).isFalse();
        assertThat(stream.take(100)).isFalse();
        assertThat(stream.delivered()).isEqualTo(100);
        assertThat(stream.duplicates()).isEqualTo(2);
    }

    @Test
    void aMarkForgetsWhatWasBefore() {
        take(1, 5);
        take(9, 10);
        stream.mark();
        stream.take(7);
        take(11, 20);
        assertThat(stream.expected()).isEqualTo(10);
        assertThat(stream.delivered()).isEqualTo(10);
    }

    @Test
    void aLeapIsToldApartFromLoss() {
        take(1, 10);
        stream.take(9_000);
        assertThat(stream.gaps()).isEqualTo(1);
        assertThat(stream.expected()).isEqualTo(stream.delivered());
    }

    @Test
    void oldBitsOfTheWindowDoNotHideALoss() {
        take(1, 4_096);
        take(4_098, 5_000);
        assertThat(stream.expected() - stream.delivered()).isEqualTo(1);
        assertThat(stream.take(4_097)).isTrue();
    }
}
