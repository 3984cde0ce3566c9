// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** {@code docs/rights/matrix.csv}: what each of the twelve rights allows, for everybody who tests an operation. */
public final class RightsTable {

    /** Ways to have a right or not, in the order of the table's columns. */
    public enum Case {
        /** Two groups grant it, and so does the zone. */
        BOTH_GROUPS,
        /** One of two groups grants it (30/RGT-4). */
        ONE_GROUP,
        /** No group grants it. */
        NO_GROUP,
        /** Two groups grant it, the zone does not (30/ZON-30). */
        ZONE_TAKES;

        /** What the two groups of somebody grant who has all other rights but operating. */
        public List<Set<Right>> groups(Right right) {
            Set<Right> without = EnumSet.complementOf(EnumSet.of(Right.OPERATOR));
            without.remove(right);
            Set<Right> with = EnumSet.copyOf(without);
            with.add(right);
            return switch (this) {
                case BOTH_GROUPS, ZONE_TAKES -> List.of(with, with);
                case ONE_GROUP -> List.of(without, with);
                case NO_GROUP -> List.of(without, without);
            };
        }

        /** Rights of the zone where he is. */
        public Set<Right> zone(Right right) {
            return this == ZONE_TAKES ? EnumSet.complementOf(EnumSet.of(right)) : EnumSet.allOf(Right.class);
        }
    }

    /**
     * One row in one case.
     *
     * @param operation command, REST operation, or what is tried
     * @param as        account, guest, participant, moderator, owner
     * @param expected  {@code yes}, or the code of the refusal
     */
    public record Entry(Right right, String operation, String as, Case when, String expected) {}

    private RightsTable() {}

    /** All entries of all rows. */
    public static List<Entry> entries() {
        try (Stream<String> lines = Files.lines(Path.of("../../docs/rights/matrix.csv"))) {
            return lines.filter(line -> !line.startsWith("#") && !line.isBlank()).skip(1)
                    .map(line -> Arrays.asList(line.split(",", -1))).flatMap(RightsTable::entries).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Entry> entries(List<String> cells) {
        if (cells.size() != 3 + Case.values().length) {
            throw new IllegalArgumentException("a row needs " + (3 + Case.values().length) + " cells: " + cells);
        }
        Right right = Right.of(cells.get(0)).orElseThrow();
        return Arrays.stream(Case.values())
                .map(when -> new Entry(right, cells.get(1), cells.get(2), when, cells.get(3 + when.ordinal())));
    }
}
