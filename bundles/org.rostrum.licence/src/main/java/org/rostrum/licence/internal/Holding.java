// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.LicenceError;
import org.rostrum.licence.LicenceState;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;
import org.rostrum.licence.file.LicenceTerms;

/**
 * What the server holds: the built-in edition, a licence, or nothing that is valid. Immutable; what time makes of it is
 * computed, never stored.
 *
 * @param terms   of the installed licence; null: none, or not readable
 * @param problem why the installed licence does not hold here; null if it does, or there is none
 * @param builtIn the built-in edition is in force; then {@code terms} is null
 * @param since   when this was found; what runs has 24 hours from then if it is {@link LicenceState#NONE}
 */
record Holding(@Nullable LicenceTerms terms, @Nullable LicenceError problem, boolean builtIn, Instant since) {

    /** 00/R-5. */
    static final Duration RUNS_ON = Duration.ofHours(24);

    static final int EXPIRING_DAYS = 30;
    private static final Duration DAY = Duration.ofDays(1);

    /** @param required the built-in edition is taken away */
    static Holding nothingInstalled(boolean required, Instant now) {
        return new Holding(null, null, !required, now);
    }

    static Holding of(LicenceTerms terms, Instant now) {
        return new Holding(terms, null, false, now);
    }

    static Holding broken(@Nullable LicenceTerms terms, LicenceError problem, Instant now) {
        return new Holding(terms, problem, false, now);
    }

    LicenceState state(Instant now) {
        if (builtIn) {
            return LicenceState.VALID;
        }
        if (terms == null || problem != null || now.isBefore(terms.validFrom())) {
            return LicenceState.NONE;
        }
        Instant end = terms.validUntil();
        if (end == null) {
            return LicenceState.VALID;
        }
        if (now.isBefore(end)) {
            return daysLeft(end, now) <= EXPIRING_DAYS ? LicenceState.EXPIRING : LicenceState.VALID;
        }
        Instant grace = terms.graceUntil();
        return grace == null || now.isBefore(grace) ? LicenceState.GRACE : LicenceState.EXPIRED;
    }

    /** When what runs has to end; null: the licence holds, and there is no such moment yet. */
    @Nullable Instant runsUntil(Instant now) {
        Instant grace = terms == null ? null : terms.graceUntil();
        return switch (state(now)) {
            case VALID, EXPIRING, GRACE -> null;
            case EXPIRED -> (grace == null ? since : grace).plus(RUNS_ON);
            case NONE -> since.plus(RUNS_ON);
        };
    }

    /** Days that are left, rounded up, 0 after the end; null: without end. */
    @Nullable Long daysLeft(Instant now) {
        Instant end = terms == null ? null : terms.validUntil();
        return end == null ? null : Long.valueOf(daysLeft(end, now));
    }

    private static long daysLeft(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        return left.isNegative() ? 0 : left.plus(DAY).minusNanos(1).toDays();
    }

    /** Of the four pools; in the enterprise edition PRO is not limited beside online (10/LIC-4). */
    Limit limit(Pool pool) {
        if (builtIn) {
            return Limit.UNLIMITED;
        }
        if (terms == null) {
            return Limit.NONE;
        }
        return pool == Pool.PRO && terms.edition().equals(LicenceTerms.ENTERPRISE) ? Limit.UNLIMITED : terms.pool(pool);
    }

    Limit accounts() {
        return builtIn ? Limit.UNLIMITED : terms == null ? Limit.NONE : terms.accounts();
    }

    Limit conferences() {
        return builtIn ? Limit.UNLIMITED : terms == null ? Limit.NONE : terms.conferences();
    }

    boolean has(String feature) {
        return builtIn || terms != null && terms.features().has(feature);
    }
}
