// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedundancyRuleTest {

    private static final long WIDE = 2_000_000;
    private static final long S = 1_000_000_000L;

    private final RedundancyRule rule = new RedundancyRule();

    @Test
    void soundTravelsAgainAsLongAsMuchIsLost() {
        assertThat(rule.update(2.9, WIDE, 0)).isZero();
        assertThat(rule.update(3, WIDE, 0)).isEqualTo(1);
        assertThat(rule.update(10, WIDE, S)).isEqualTo(2);
        assertThat(rule.update(0.9, WIDE, 10 * S)).isEqualTo(2);
        assertThat(rule.update(0.9, WIDE, 11 * S)).isZero();
    }

    @Test
    void onANarrowWayItStopsAtOnce() {
        rule.update(20, WIDE, 0);
        assertThat(rule.update(20, 399_999, 1)).isZero();
        assertThat(rule.depth()).isZero();
        assertThat(rule.update(20, 400_000, 2)).isEqualTo(2);
    }
}
