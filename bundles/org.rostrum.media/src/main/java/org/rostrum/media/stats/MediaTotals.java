// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.stats;

import java.util.List;
import java.util.Map;
import org.rostrum.media.leg.SlotState.Pause;

/**
 * What all rooms of this node count together. Immutable.
 *
 * @param paths       participants by kind of path, as in {@link ParticipantStats#path}
 * @param ratings     participants by level
 * @param slots       receive slots by what pauses them
 * @param bitsPerSecond that flow now, by direction
 * @param lost        packets lost on the way before repair since the start, by direction
 * @param roundTrips  measured since the start, one each second and participant
 */
public record MediaTotals(
        Map<String, Integer> paths, Map<Rating.Level, Integer> ratings, Map<Pause, Integer> slots,
        Map<Direction, Long> bitsPerSecond, Map<Direction, Long> lost, RoundTrips roundTrips) {

    public MediaTotals {
        paths = Map.copyOf(paths);
        ratings = Map.copyOf(ratings);
        slots = Map.copyOf(slots);
        bitsPerSecond = Map.copyOf(bitsPerSecond);
        lost = Map.copyOf(lost);
    }

    /**
     * A histogram.
     *
     * @param counts how many were at most as long as the bound of the same place in {@link #BOUNDS_MS}; the last: all
     */
    public record RoundTrips(List<Long> counts) {

        /** Upper bounds, milliseconds. */
        public static final List<Integer> BOUNDS_MS = List.of(10, 25, 50, 100, 200, 400, 800);

        public RoundTrips {
            counts = List.copyOf(counts);
        }
    }
}
