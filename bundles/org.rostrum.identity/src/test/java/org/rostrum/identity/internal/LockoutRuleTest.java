// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rostrum.identity.internal.LockoutRule.Count;

class LockoutRuleTest {

    /** The example of 30/LCK-1. */
    private static final LockoutRule RULE = new LockoutRule(true, 5, Duration.ofHours(6), Duration.ofMinutes(10));

    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
    private static final Duration NEARLY_TEN = Duration.ofMinutes(10).minusMillis(1);

    private static Count failures(int count, Count before, Instant first, Duration gap) {
        Count now = before;
        for (int i = 0; i < count; i++) {
            now = RULE.failed(now, first.plus(gap.multipliedBy(i)));
        }
        return now;
    }

    @Test
    void fiveFailuresEachLessThanTenMinutesApartLockForSixHours() {
        // 30/LCK-3, 30/LCK-4
        Instant fifth = START.plus(NEARLY_TEN.multipliedBy(4));
        assertThat(failures(4, Count.NONE, START, NEARLY_TEN).lockedUntil()).isNull();
        Count locked = failures(5, Count.NONE, START, NEARLY_TEN);
        assertThat(locked.lockedUntil()).isEqualTo(fifth.plus(Duration.ofHours(6)));
        assertThat(locked.isLocked(fifth.plus(Duration.ofHours(6)).minusMillis(1))).isTrue();
        assertThat(locked.isLocked(fifth.plus(Duration.ofHours(6)))).isFalse();
    }

    @Test
    void aPauseOfTenMinutesAfterTheFourthMakesTheNextTheFirst() {
        // 30/LCK-4
        Count four = failures(4, Count.NONE, START, Duration.ofMinutes(1));
        Count next = RULE.failed(four, START.plus(Duration.ofMinutes(3 + 10)));
        assertThat(next.failures()).isEqualTo(1);
        assertThat(next.lockedUntil()).isNull();
    }

    @Test
    void aLockIsNotMadeLongerAndCountsFromZeroWhenItIsOver() {
        // 30 §17, state machine
        Count locked = failures(5, Count.NONE, START, Duration.ZERO);
        assertThat(RULE.failed(locked, START.plus(Duration.ofHours(5)))).isEqualTo(locked);
        assertThat(RULE.failed(locked, START.plus(Duration.ofHours(6))).failures()).isEqualTo(1);
    }

    @Test
    void withoutAutomaticLockingNobodyIsLocked() {
        // 30/LCK-1
        LockoutRule off = new LockoutRule(false, 1, Duration.ofHours(6), Duration.ofMinutes(10));
        assertThat(off.failed(Count.NONE, START).lockedUntil()).isNull();
    }
}
