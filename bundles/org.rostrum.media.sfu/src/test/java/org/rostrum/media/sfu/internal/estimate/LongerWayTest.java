// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is taken for a way that has become longer, and what is not. */
class LongerWayTest {

    private static final long MS = 1_000_000L;

    private final LongerWay longer = new LongerWay(500 * MS);
    private long sentMs;

    /** Packets each 10 ms, all so late. */
    private void packets(int count, long delayMs) {
        for (int i = 0; i < count; i++) {
            one(delayMs);
        }
    }

    private void one(long delayMs) {
        sentMs += 10;
        longer.arrived(sentMs * MS, (sentMs + delayMs) * MS, 20 * MS);
    }

    @Test
    void isKnownAfterAWholeWindow() {
        packets(100, 20);
        assertThat(longer.open()).isFalse();
        packets(50, 320);
        assertThat(longer.open()).isTrue();
        assertThat(longer.take(true)).as("not yet").isFalse();
        one(320);
        assertThat(longer.take(true)).isTrue();
        assertThat(longer.open()).isFalse();
        assertThat(longer.take(true)).as("once").isFalse();
    }

    @Test
    void aWayThatCarriesTooLittleIsNotWaitedForLong() {
        packets(100, 20);
        packets(51, 320);
        assertThat(longer.take(false)).isFalse();
        assertThat(longer.open()).as("may be uneven").isTrue();
        packets(25, 320);
        assertThat(longer.take(false)).isFalse();
        assertThat(longer.open()).isFalse();
        assertThat(longer.take(true)).as("known to be narrow").isFalse();
    }

    @Test
    void whatAThreadHeldUpIsNotLateSoon() {
        packets(100, 20);
        for (int delay = 200; delay > 20; delay -= 10) {
            one(delay);
        }
        assertThat(longer.open()).isFalse();
    }

    @Test
    void aQueueThatGrowsHasNoGap() {
        packets(100, 20);
        for (int delay = 20; delay < 600; delay += 20) {
            one(delay);
        }
        assertThat(longer.open()).isFalse();
    }

    @Test
    void nothingIsLostOnAWayThatIsOnlyLonger() {
        packets(100, 20);
        packets(10, 320);
        longer.lost();
        packets(50, 320);
        assertThat(longer.open()).isFalse();
        assertThat(longer.take(true)).isFalse();
    }

    @Test
    void gapsThatFollowOneAnotherAreThoseOfANarrowWay() {
        packets(100, 20);
        packets(60, 220);
        assertThat(longer.take(true)).isTrue();
        packets(10, 420);
        assertThat(longer.open()).isFalse();
        packets(200, 420);
        packets(1, 620);
        assertThat(longer.open()).isTrue();
    }
}
