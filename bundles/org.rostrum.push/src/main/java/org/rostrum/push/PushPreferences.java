// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/** What an account wants to be told where nothing of it is open (55/NTF-4). OSGi service, thread-safe, blocks for the database. */
@ProviderType
public interface PushPreferences {

    /** {@link Choice#EVERYTHING} for who has not chosen. */
    Choice of(AccountKey account);

    /**
     * Changes what {@code change} gives, all or nothing.
     *
     * @throws org.rostrum.base.error.RostrumException {@code invalidValue} for hours that are none, with {@code quiet_until}
     */
    Choice change(AccountKey account, Change change);

    /**
     * What is told.
     *
     * @param calls       calls and invitations to conferences as they ring
     * @param missedCalls calls that nobody took
     * @param quiet       whether nothing is told in {@code hours}
     */
    record Choice(boolean calls, boolean missedCalls, boolean quiet, QuietHours hours) {

        /** Of who has not chosen; the hours that a page proposes. */
        public static final Choice EVERYTHING =
                new Choice(true, true, false, new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("UTC")));

        /** Whether this is a time at which nothing is told. */
        public boolean isQuiet(Instant at) {
            return quiet && hours.cover(at);
        }
    }

    /**
     * Hours of each day, whole minutes.
     *
     * @param from  inclusive
     * @param until exclusive, another time; before {@code from}: on the next day
     * @param zone  where the clock stands
     */
    record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

        boolean cover(Instant at) {
            LocalTime time = LocalTime.ofInstant(at, zone);
            boolean begun = !time.isBefore(from);
            boolean going = time.isBefore(until);
            return from.isBefore(until) ? begun && going : begun || going;
        }
    }

    /** New values; null: unchanged. */
    record Change(
            @Nullable Boolean calls,
            @Nullable Boolean missedCalls,
            @Nullable Boolean quiet,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            @Nullable ZoneId zone) {}
}
