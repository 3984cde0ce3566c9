// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.licence.Licence;

/** The living side of all seats of a session, in the order of joining. Confined to the session's queue. */
final class SeatRegistry {

    private final Map<ParticipantId, LiveSeat> seats = new LinkedHashMap<>();

    LiveSeat add(ParticipantId id, Licence.@Nullable Unit unit, long nowNs) {
        LiveSeat seat = new LiveSeat(id, unit, nowNs);
        seats.put(id, seat);
        return seat;
    }

    Optional<LiveSeat> find(ParticipantId id) {
        return Optional.ofNullable(seats.get(id));
    }

    /** Takes the seat out and gives its licence unit back. */
    Optional<LiveSeat> remove(ParticipantId id) {
        Optional<LiveSeat> seat = Optional.ofNullable(seats.remove(id));
        seat.ifPresent(LiveSeat::release);
        return seat;
    }

    void forEach(Consumer<LiveSeat> action) {
        seats.values().forEach(action);
    }

    void clear() {
        seats.values().forEach(LiveSeat::release);
        seats.clear();
    }
}
