// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.MediaTotals.RoundTrips;

/** What only grows over all rooms, those that have ended included. Thread-safe. */
final class NodeCounters {

    private final Map<Direction, LongAdder> lost = new EnumMap<>(Direction.class);
    private final LongAdder[] roundTrips = new LongAdder[RoundTrips.BOUNDS_MS.size() + 1];

    NodeCounters() {
        for (Direction direction : Direction.values()) {
            lost.put(direction, new LongAdder());
        }
        for (int i = 0; i < roundTrips.length; i++) {
            roundTrips[i] = new LongAdder();
        }
    }

    void lost(Direction direction, long packets) {
        adder(direction).add(packets);
    }

    private LongAdder adder(Direction direction) {
        return Objects.requireNonNull(lost.get(direction));
    }

    void roundTrip(double ms) {
        int bucket = 0;
        while (bucket < RoundTrips.BOUNDS_MS.size() && ms > RoundTrips.BOUNDS_MS.get(bucket)) {
            bucket++;
        }
        roundTrips[bucket].increment();
    }

    Map<Direction, Long> lost() {
        Map<Direction, Long> all = new EnumMap<>(Direction.class);
        lost.forEach((direction, count) -> all.put(direction, count.sum()));
        return all;
    }

    /** Each count includes those of shorter ones. */
    RoundTrips roundTrips() {
        List<Long> counts = new ArrayList<>();
        long sum = 0;
        for (LongAdder each : roundTrips) {
            sum += each.sum();
            counts.add(sum);
        }
        return new RoundTrips(counts);
    }
}
