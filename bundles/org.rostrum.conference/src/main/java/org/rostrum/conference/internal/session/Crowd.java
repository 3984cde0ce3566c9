// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.ConferenceSettings;
import org.rostrum.conference.ParticipantRole;

/**
 * The people of a session and what follows from them, kept up change by change so that no event costs a walk over all seats.
 * Immutable.
 *
 * @param seats     connected and held
 * @param persons   those with a seat, a role given in the session, or excluded; by {@link Person#key()}
 * @param stage     present people whom everybody sees, at most 49, in the order of joining
 * @param presenter who shows content; null if nobody
 * @param joined    seats ever taken; also the last seat's number
 * @param present   seats on stage or waiting for a place there
 * @param guests    of these, without account
 */
record Crowd(
        CowMap<ParticipantId, SeatState> seats, CowMap<String, Standing> persons, List<ParticipantId> stage,
        @Nullable ParticipantId presenter, int joined, int present, int guests) {

    static final Crowd NOBODY = new Crowd(CowMap.empty(), CowMap.empty(), List.of(), null, 0, 0, 0);

    /**
     * How a person stands in this session.
     *
     * @param given role given by a moderator; null: that of the list
     */
    record Standing(List<ParticipantId> seats, @Nullable ParticipantRole given, boolean excluded) {

        static final Standing NONE = new Standing(List.of(), null, false);

        Standing {
            seats = List.copyOf(seats);
        }

        private boolean forgettable() {
            return seats.isEmpty() && given == null && !excluded;
        }
    }

    Standing standing(String person) {
        Standing standing = persons.get(person);
        return standing == null ? Standing.NONE : standing;
    }

    /** Adds or replaces a seat. */
    Crowd with(SeatState seat) {
        SeatState old = seats.get(seat.id());
        Crowd crowd = old == null ? seated(seat) : this;
        return crowd.replaced(old, seat, crowd.seats.with(seat.id(), seat));
    }

    Crowd without(SeatState seat) {
        Standing standing = standing(seat.person().key());
        List<ParticipantId> left = new ArrayList<>(standing.seats());
        left.remove(seat.id());
        Crowd crowd = replaced(seat, null, seats.without(seat.id()));
        return crowd.with(seat.person().key(), new Standing(left, standing.given(), standing.excluded()));
    }

    Crowd with(String person, Standing standing) {
        CowMap<String, Standing> changed = standing.forgettable() ? persons.without(person) : persons.with(person, standing);
        return new Crowd(seats, changed, stage, presenter, joined, present, guests);
    }

    /** All seats in the order of joining. Walks over all of them: for readers and timers, not for events. */
    List<SeatState> inOrder() {
        List<SeatState> all = new ArrayList<>(seats.size());
        seats.forEach((id, seat) -> all.add(seat));
        all.sort(Comparator.comparingInt(SeatState::number));
        return all;
    }

    private Crowd seated(SeatState seat) {
        Standing standing = standing(seat.person().key());
        List<ParticipantId> more = new ArrayList<>(standing.seats());
        more.add(seat.id());
        Crowd crowd = with(seat.person().key(), new Standing(more, standing.given(), standing.excluded()));
        return new Crowd(seats, crowd.persons, stage, presenter, Math.max(joined, seat.number()), present, guests);
    }

    private Crowd replaced(@Nullable SeatState old, @Nullable SeatState seat, CowMap<ParticipantId, SeatState> changed) {
        int here = one(seat != null && seat.present()) - one(old != null && old.present());
        int guest = one(seat != null && seat.present() && seat.guest()) - one(old != null && old.present() && old.guest());
        List<ParticipantId> shown = here == 0 ? stage : here > 0 && seat != null ? entered(seat, changed) : left(old, changed);
        return new Crowd(changed, persons, shown, presenting(old, seat), joined, present + here, guests + guest);
    }

    private List<ParticipantId> entered(SeatState seat, CowMap<ParticipantId, SeatState> now) {
        if (stage.size() >= ConferenceSettings.STAGE_LIMIT) {
            return stage;
        }
        List<ParticipantId> shown = new ArrayList<>(stage);
        shown.add(seat.id());
        shown.sort(Comparator.comparingInt(id -> number(now, id)));
        return List.copyOf(shown);
    }

    private List<ParticipantId> left(@Nullable SeatState old, CowMap<ParticipantId, SeatState> now) {
        if (old == null || !stage.contains(old.id())) {
            return stage;
        }
        List<ParticipantId> shown = new ArrayList<>(stage);
        shown.remove(old.id());
        if (present > stage.size()) {
            longestWaiting(now, shown).ifPresent(shown::add);
            shown.sort(Comparator.comparingInt(id -> number(now, id)));
        }
        return List.copyOf(shown);
    }

    private static Optional<ParticipantId> longestWaiting(CowMap<ParticipantId, SeatState> now, List<ParticipantId> shown) {
        List<SeatState> waiting = new ArrayList<>();
        now.forEach((id, seat) -> {
            if (seat.present() && !shown.contains(id)) {
                waiting.add(seat);
            }
        });
        return waiting.stream().min(Comparator.comparingInt(SeatState::number)).map(SeatState::id);
    }

    private @Nullable ParticipantId presenting(@Nullable SeatState old, @Nullable SeatState seat) {
        if (seat != null && seat.media().content()) {
            return seat.id();
        }
        return old != null && old.id().equals(presenter) ? null : presenter;
    }

    private static int number(CowMap<ParticipantId, SeatState> seats, ParticipantId id) {
        SeatState seat = seats.get(id);
        return seat == null ? Integer.MAX_VALUE : seat.number();
    }

    private static int one(boolean yes) {
        return yes ? 1 : 0;
    }
}
