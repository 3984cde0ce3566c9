// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** When the end of a licence is announced (00/R-5). Pure. */
final class Warnings {

    private static final List<Integer> DAYS = List.of(1, 7, 14, 30);

    private Warnings() {}

    /**
     * The announcement that is due now; empty if none is.
     *
     * @param daysLeft   null: without end
     * @param lastWarned days of the last announcement; null: none yet
     */
    static OptionalInt due(@Nullable Long daysLeft, @Nullable Integer lastWarned) {
        if (daysLeft == null || daysLeft <= 0) {
            return OptionalInt.empty();
        }
        OptionalInt reached = DAYS.stream().filter(day -> daysLeft <= day).mapToInt(Integer::intValue).findFirst();
        return lastWarned == null || reached.isPresent() && reached.getAsInt() < lastWarned ? reached : OptionalInt.empty();
    }
}
