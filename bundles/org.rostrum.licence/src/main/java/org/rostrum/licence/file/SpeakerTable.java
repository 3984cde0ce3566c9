// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import java.util.Comparator;
import java.util.List;
import org.rostrum.licence.Limit;

/**
 * The table speakers → participants of a licence (00/R-1): how many may take part in a conference in which so many may speak.
 *
 * @param rows by speakers, growing; empty: unlimited
 */
public record SpeakerTable(List<Row> rows) {

    public static final SpeakerTable UNLIMITED = new SpeakerTable(List.of());

    /** Up to so many speakers, so many participants. */
    public record Row(Limit speakers, Limit participants) {}

    public SpeakerTable {
        rows = rows.stream().sorted(Comparator.comparingLong(row -> row.speakers().value())).toList();
    }

    public boolean unlimited() {
        return rows.isEmpty();
    }

    /** Most participants of all rows that allow so many speakers; 0 if none does. */
    public Limit participants(int speakers) {
        return unlimited()
                ? Limit.UNLIMITED
                : new Limit(rows.stream()
                        .filter(row -> row.speakers().value() >= speakers)
                        .mapToLong(row -> row.participants().value())
                        .max()
                        .orElse(0));
    }

    /** Most people where everybody speaks. */
    public Limit allOnScreen() {
        return unlimited()
                ? Limit.UNLIMITED
                : new Limit(rows.stream()
                        .mapToLong(row -> Math.min(row.speakers().value(), row.participants().value()))
                        .max()
                        .orElse(0));
    }
}
