// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;

/**
 * When wrong passwords lock (30/LCK-1…5). Pure.
 *
 * @param automatic whether anything is ever locked
 * @param maximum   failure that locks, 1 and up
 * @param duration  how long
 * @param reset     pause after which counting starts again
 */
record LockoutRule(boolean automatic, int maximum, Duration duration, Duration reset) {

    /** Longest time that the form HH:MM has. */
    private static final int MAX_MINUTES = 99 * 60 + 59;

    /** Defaults: 30 B-24. */
    static final Setting<Boolean> AUTOMATIC = Setting.flag("lockout.automatic", true)
            .titled("Lock after wrong passwords")
            .described("Off: wrong passwords are only slowed down.");

    static final Setting<Integer> DURATION_MINUTES = Setting.number("lockout.durationMinutes", 24 * 60, 1, MAX_MINUTES)
            .titled("Lock: duration")
            .described("A locked account opens again after so long, or when an administrator unlocks it.")
            .unit("min");
    static final Setting<Integer> MAXIMUM = Setting.number("lockout.maximumFailedAttempts", 5, 1, 1000)
            .titled("Lock: wrong passwords")
            .described("So many in a row lock an account.");
    static final Setting<Integer> RESET_MINUTES = Setting.number("lockout.resetMinutes", 10, 1, MAX_MINUTES)
            .titled("Lock: until wrong passwords are forgotten")
            .described("Wrong passwords count no more after so long.")
            .unit("min");

    static LockoutRule of(SiteSettings settings) {
        return new LockoutRule(settings.get(AUTOMATIC), settings.get(MAXIMUM), Duration.ofMinutes(settings.get(DURATION_MINUTES)),
                Duration.ofMinutes(settings.get(RESET_MINUTES)));
    }

    /**
     * How often it went wrong.
     *
     * @param lockedUntil end of the lock; null: none
     */
    record Count(int failures, @Nullable Instant lastFailureAt, @Nullable Instant lockedUntil) {

        static final Count NONE = new Count(0, null, null);

        boolean isLocked(Instant now) {
            return lockedUntil != null && now.isBefore(lockedUntil);
        }
    }

    /** After one more wrong password; a lock that lasts is not changed by it. */
    Count failed(Count before, Instant now) {
        if (before.isLocked(now)) {
            return before;
        }
        Instant last = before.lastFailureAt();
        boolean anew = last == null || before.lockedUntil() != null || !now.isBefore(last.plus(reset));
        int failures = anew ? 1 : before.failures() + 1;
        return new Count(failures, now, automatic && failures >= maximum ? now.plus(duration) : null);
    }
}
