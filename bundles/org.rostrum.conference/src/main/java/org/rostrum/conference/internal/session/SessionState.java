// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Participant;
import org.rostrum.conference.SessionCounters;
import org.rostrum.conference.SessionFlags;
import org.rostrum.conference.SessionView;

/**
 * All that a session is: the fold of its events, nothing else. Immutable.
 *
 * @param sequence    of the last event, from 1
 * @param restartedAt last restart of the server from which nobody has returned yet (00/R-84); null otherwise
 * @param emptySince  since when no seat is connected or held (00/R-83); null while there is one
 * @param ended       null while it runs
 * @param invited     keys of people called into it while it runs
 * @param widened     whether a call of two has become a conference
 */
record SessionState(
        SessionId session, ConferenceId conference, Instant startedAt, long sequence, Crowd crowd, boolean entryLock,
        @Nullable Instant restartedAt, @Nullable Instant emptySince, SessionEvent.@Nullable Ended ended, Set<String> invited,
        boolean widened) {

    static SessionState begin(SessionEvent.Started event) {
        return new SessionState(
                event.session(), event.conference(), event.at(), 1, Crowd.NOBODY, false, null, event.at(), null, Set.of(), false);
    }

    /** The state after one more event. Pure. */
    SessionState apply(SessionEvent event) {
        SessionState next = event.applyTo(this);
        return new SessionState(session, conference, startedAt, sequence + 1, next.crowd, next.entryLock, next.restartedAt,
                next.emptySince, next.ended, next.invited, next.widened);
    }

    SessionState with(Crowd people, Instant at) {
        Instant empty = people.seats().size() > 0 ? null : emptySince != null ? emptySince : at;
        return new SessionState(session, conference, startedAt, sequence, people, entryLock, restartedAt, empty, ended, invited, widened);
    }

    /** Adds or replaces a seat. */
    SessionState with(SeatState seat, Instant at) {
        return with(crowd.with(seat), at);
    }

    SessionState withEntryLock(boolean locked) {
        return new SessionState(session, conference, startedAt, sequence, crowd, locked, restartedAt, emptySince, ended, invited, widened);
    }

    SessionState withRestart(@Nullable Instant at) {
        return new SessionState(session, conference, startedAt, sequence, crowd, entryLock, at, emptySince, ended, invited, widened);
    }

    SessionState withEnd(SessionEvent.Ended end) {
        return new SessionState(session, conference, startedAt, sequence, crowd, false, null, emptySince, end, invited, widened);
    }

    SessionState withInvited(String person) {
        Set<String> more = new HashSet<>(invited);
        more.add(person);
        return new SessionState(session, conference, startedAt, sequence, crowd, entryLock, restartedAt, emptySince, ended, Set.copyOf(more),
                widened);
    }

    SessionState withWidened() {
        return new SessionState(session, conference, startedAt, sequence, crowd, entryLock, restartedAt, emptySince, ended, invited, true);
    }

    Optional<SeatState> seat(ParticipantId id) {
        return Optional.ofNullable(crowd.seats().get(id));
    }

    List<Participant> stage() {
        List<Participant> people = new ArrayList<>(crowd.stage().size());
        crowd.stage().forEach(id -> seat(id).ifPresent(seat -> people.add(seat.participant())));
        return people;
    }

    SessionCounters counters() {
        return new SessionCounters(crowd.present(), crowd.guests());
    }

    SessionFlags flags() {
        return new SessionFlags(entryLock);
    }

    SessionView view() {
        List<Participant> people = crowd.inOrder().stream().map(SeatState::participant).toList();
        return new SessionView(session, conference, startedAt, people, counters(), flags());
    }
}
