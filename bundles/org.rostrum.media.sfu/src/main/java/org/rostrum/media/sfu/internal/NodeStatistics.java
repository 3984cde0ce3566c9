// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.MediaTotals;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.media.stats.StreamStats;

/** Adds up what is known of the participants of all rooms. Pure. */
final class NodeStatistics {

    private NodeStatistics() {}

    static MediaTotals totals(Stream<ParticipantStats> participants, NodeCounters counters) {
        Map<String, Integer> paths = new HashMap<>();
        Map<Rating.Level, Integer> ratings = new EnumMap<>(Rating.Level.class);
        Map<Pause, Integer> slots = new EnumMap<>(Pause.class);
        Map<Direction, Long> rates = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            rates.put(direction, 0L);
        }
        participants.forEach(each -> {
            paths.merge(each.path(), 1, Integer::sum);
            ratings.merge(Rating.of(each).level(), 1, Integer::sum);
            for (StreamStats stream : each.streams()) {
                rates.merge(stream.direction(), stream.bitsPerSecond(), Long::sum);
                if (stream.direction() == Direction.DOWN) {
                    slots.merge(stream.pause(), 1, Integer::sum);
                }
            }
        });
        return new MediaTotals(paths, ratings, slots, rates, counters.lost(), counters.roundTrips());
    }
}
