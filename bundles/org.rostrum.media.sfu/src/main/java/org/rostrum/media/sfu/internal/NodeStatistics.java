// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.MediaTotals;
import org.rostrum.media.stats.Rating;

/** Adds up what the rooms tell. Pure. */
final class NodeStatistics {

    private NodeStatistics() {}

    static MediaTotals totals(Collection<RoomStatistics.Summary> rooms, NodeCounters counters) {
        Map<String, Integer> paths = new HashMap<>();
        Map<Rating.Level, Integer> ratings = zeros(Rating.Level.class);
        Map<Pause, Integer> slots = zeros(Pause.class);
        Map<Direction, Long> rates = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            rates.put(direction, rooms.stream().mapToLong(room -> room.bitsPerSecond()[direction.ordinal()]).sum());
        }
        for (RoomStatistics.Summary room : rooms) {
            room.paths().forEach((path, count) -> paths.merge(path, count, Integer::sum));
            room.ratings().forEach((level, count) -> ratings.merge(level, count, Integer::sum));
            room.slots().forEach((pause, count) -> slots.merge(pause, count, Integer::sum));
        }
        return new MediaTotals(paths, ratings, slots, rates, counters.lost(), counters.roundTrips());
    }

    private static <E extends Enum<E>> Map<E, Integer> zeros(Class<E> type) {
        Map<E, Integer> zeros = new EnumMap<>(type);
        for (E each : type.getEnumConstants()) {
            zeros.put(each, 0);
        }
        return zeros;
    }
}
