// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.conference.history.SessionHistory.Order;

/** Sorting and times of the call history; contract 61 section 6. Pure functions. */
final class CallOrders {

    /** Some years beyond what databases take: 9999. */
    private static final long LATEST = 253_402_300_799L;

    private CallOrders() {}

    /** By the end where nothing is wished (61/AP-3, LG-1). */
    static Order field(@Nullable String wished) {
        return switch (wished == null ? "end_time" : wished.toLowerCase(Locale.ROOT)) {
            case "end_time" -> Order.END;
            case "start_time" -> Order.START;
            case "topic" -> Order.TOPIC;
            default -> throw new RostrumException(CommonError.INVALID_VALUE, "This list is not sorted by that.", "sort_field");
        };
    }

    static boolean descending(@Nullable Integer order) {
        if (order != null && order != 0 && order != 1) {
            throw new RostrumException(CommonError.INVALID_VALUE, "0 is ascending, 1 descending.", "sort_order");
        }
        return order == null || order == 1;
    }

    /** @param seconds unix; null: not given */
    static @Nullable Instant time(@Nullable Long seconds, String location) {
        if (seconds == null) {
            return null;
        }
        if (seconds < 0 || seconds > LATEST) {
            throw new RostrumException(CommonError.INVALID_VALUE, "This is no time in unix seconds.", location);
        }
        return Instant.ofEpochSecond(seconds);
    }
}
