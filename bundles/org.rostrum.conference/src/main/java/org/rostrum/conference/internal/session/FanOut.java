// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.Participant;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.media.MediaSource;

/**
 * Turns a committed batch into what each seat hears: however many changes, one stage update. Counters and roster windows
 * follow at most five times a second ({@link SoftUpdates}). Confined to the session's queue.
 */
final class FanOut {

    private final SeatRegistry seats;

    FanOut(SeatRegistry seats) {
        this.seats = seats;
    }

    /**
     * Tells everybody.
     *
     * @param fresh seats whose snapshot holds all of this already
     */
    void tell(SessionState before, SessionState now, List<SessionEvent> events, Set<ParticipantId> fresh) {
        SeatUpdate.Stage stage = stage(before, now);
        boolean flags = !before.flags().equals(now.flags()) && now.ended() == null;
        if (flags || !stage.changed().isEmpty() || !stage.removed().isEmpty()) {
            seats.forEach(seat -> {
                if (!fresh.contains(seat.id())) {
                    tellChanges(seat, stage, flags ? new SeatUpdate.Flags(now.flags()) : null);
                }
            });
        }
        for (ParticipantId id : touched(before, events)) {
            tellOwn(before, now, id, fresh);
        }
        events.forEach(event -> tellMuted(before, event, fresh));
    }

    /** Tells a seat that it is over. */
    static void tellEnd(LiveSeat seat, SeatEnd cause, @Nullable Actor by) {
        seat.tell(new SeatUpdate.Ended(cause, by == null || by.displayName().isEmpty() ? null : by.displayName()));
    }

    private static void tellChanges(LiveSeat seat, SeatUpdate.Stage stage, SeatUpdate.@Nullable Flags flags) {
        if (!stage.changed().isEmpty() || !stage.removed().isEmpty()) {
            seat.tell(stage);
        }
        if (flags != null) {
            seat.tell(flags);
        }
    }

    private void tellOwn(SessionState before, SessionState now, ParticipantId id, Set<ParticipantId> fresh) {
        Optional<Participant> is = now.seat(id).map(SeatState::participant);
        boolean changed = is.isPresent() && !is.equals(before.seat(id).map(SeatState::participant));
        if (changed && !fresh.contains(id)) {
            seats.find(id).ifPresent(seat -> seat.tell(new SeatUpdate.Own(is.get())));
        }
    }

    private void tellMuted(SessionState before, SessionEvent event, Set<ParticipantId> fresh) {
        if (event instanceof SessionEvent.Muted muted && !fresh.contains(muted.participant())) {
            seats.find(muted.participant())
                    .ifPresent(seat -> seat.tell(new SeatUpdate.Muted(muted.source(), muted.by().displayName(), muted.by().equals(Actor.SERVER))));
        } else if (event instanceof SessionEvent.AllMuted all) {
            SeatUpdate update = new SeatUpdate.Muted(MediaSource.MICROPHONE, all.by().displayName());
            before.crowd().seats().forEach((id, seat) -> {
                if (SessionEvent.AllMuted.concerns(seat)) {
                    seats.find(id).ifPresent(live -> live.tell(update));
                }
            });
        }
    }

    private static SeatUpdate.Stage stage(SessionState before, SessionState now) {
        if (before.crowd() == now.crowd()) {
            return new SeatUpdate.Stage(List.of(), List.of());
        }
        List<Participant> changed = new ArrayList<>();
        for (ParticipantId id : now.crowd().stage()) {
            Optional<Participant> is = now.seat(id).map(SeatState::participant);
            Optional<Participant> was =
                    before.crowd().stage().contains(id) ? before.seat(id).map(SeatState::participant) : Optional.empty();
            if (!is.equals(was)) {
                is.ifPresent(changed::add);
            }
        }
        List<ParticipantId> removed = new ArrayList<>(before.crowd().stage());
        removed.removeAll(now.crowd().stage());
        return new SeatUpdate.Stage(changed, removed);
    }

    /** Seats that these events may have changed. */
    static Set<ParticipantId> touched(SessionState before, List<SessionEvent> events) {
        Set<ParticipantId> ids = new LinkedHashSet<>();
        events.forEach(event -> touch(before, event, ids));
        return ids;
    }

    private static void touch(SessionState before, SessionEvent event, Set<ParticipantId> ids) {
        if (event instanceof SessionEvent.OfSeat seat) {
            ids.add(seat.participant());
        } else if (event instanceof SessionEvent.RoleGiven role) {
            ids.addAll(before.crowd().standing(role.person()).seats());
        } else if (event instanceof SessionEvent.AllMuted) {
            before.crowd().seats().forEach((id, seat) -> ids.add(id));
        }
    }
}
