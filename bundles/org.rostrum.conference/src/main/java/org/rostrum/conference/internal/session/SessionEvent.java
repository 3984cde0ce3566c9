// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SessionEnd;
import org.rostrum.media.MediaSource;

/**
 * What happened in a session; one row of the journal. Names and components are a storage format: add, never rename. An event
 * about a seat that is not there changes nothing, so that a fold never fails.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SessionEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = SessionEvent.Restarted.class, name = "restarted"),
    @JsonSubTypes.Type(value = SessionEvent.SeatTaken.class, name = "seat-taken"),
    @JsonSubTypes.Type(value = SessionEvent.SeatResumed.class, name = "seat-resumed"),
    @JsonSubTypes.Type(value = SessionEvent.SeatAway.class, name = "seat-away"),
    @JsonSubTypes.Type(value = SessionEvent.SeatBack.class, name = "seat-back"),
    @JsonSubTypes.Type(value = SessionEvent.SeatGone.class, name = "seat-gone"),
    @JsonSubTypes.Type(value = SessionEvent.SeatEnded.class, name = "seat-ended"),
    @JsonSubTypes.Type(value = SessionEvent.Renamed.class, name = "renamed"),
    @JsonSubTypes.Type(value = SessionEvent.MediaSet.class, name = "media-set"),
    @JsonSubTypes.Type(value = SessionEvent.Muted.class, name = "muted"),
    @JsonSubTypes.Type(value = SessionEvent.AllMuted.class, name = "all-muted"),
    @JsonSubTypes.Type(value = SessionEvent.RoleGiven.class, name = "role-given"),
    @JsonSubTypes.Type(value = SessionEvent.OperatorSet.class, name = "operator-set"),
    @JsonSubTypes.Type(value = SessionEvent.PersonExcluded.class, name = "person-excluded"),
    @JsonSubTypes.Type(value = SessionEvent.EntryLockSet.class, name = "entry-lock-set"),
    @JsonSubTypes.Type(value = SessionEvent.Invited.class, name = "invited"),
    @JsonSubTypes.Type(value = SessionEvent.Widened.class, name = "widened"),
    @JsonSubTypes.Type(value = SessionEvent.Ended.class, name = "ended")
})
public sealed interface SessionEvent {

    Instant at();

    /** An event about one seat. */
    sealed interface OfSeat extends SessionEvent {
        ParticipantId participant();
    }

    /** The next state but for its sequence. Pure. */
    SessionState applyTo(SessionState state);

    /** Begins a journal. */
    record Started(Instant at, SessionId session, ConferenceId conference, Actor by) implements SessionEvent {
        @Override
        public SessionState applyTo(SessionState state) {
            return state;
        }
    }

    /** The server is back; everybody's connection is gone and all times of seats run anew (00/R-84). */
    record Restarted(Instant at) implements SessionEvent {
        @Override
        public SessionState applyTo(SessionState state) {
            Crowd crowd = state.crowd();
            for (SeatState seat : crowd.inOrder()) {
                if (seat.presence() == SeatPresence.CONNECTED) {
                    crowd = crowd.with(seat.with(SeatPresence.AWAY, at));
                }
            }
            return state.with(crowd, at).withRestart(at);
        }
    }

    /** A new seat and join record (40/ST-5). */
    record SeatTaken(
            Instant at, ParticipantId participant, int number, Person person, String appInstance, String displayName,
            ParticipantRole role, boolean microphone, boolean camera, String token, Connection connection,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean operator)
            implements OfSeat {
        @Override
        public SessionState applyTo(SessionState state) {
            SeatState seat = new SeatState(participant, number, person, appInstance, displayName, role, operator,
                    new SeatState.Media(microphone, camera, false), SeatPresence.CONNECTED, at, at,
                    new SeatState.Token(token, null, 1));
            return state.with(seat, at).withRestart(null);
        }
    }

    /** Facts of a connection for reports (60/HP-1). */
    record Connection(JoinRequest.Method method, String address, String userAgent) {}

    /** @param used digest of the token that he showed; null if he came without one */
    record SeatResumed(Instant at, ParticipantId participant, String token, @Nullable String used) implements OfSeat {
        @Override
        public SessionState applyTo(SessionState state) {
            return change(state, participant, at, seat -> seat.with(SeatPresence.CONNECTED, at).with(seat.token().next(token, used)))
                    .withRestart(null);
        }
    }

    /** Nothing heard, or disconnected. */
    record SeatAway(Instant at, ParticipantId participant) implements OfSeat {
        @Override
        public SessionState applyTo(SessionState state) {
            return change(state, participant, at, seat -> seat.with(SeatPresence.AWAY, at));
        }
    }

    /** Heard again on the old connection. */
    record SeatBack(Instant at, ParticipantId participant) implements OfSeat {
        @Override
        public SessionState applyTo(SessionState state) {
            return change(state, participant, at, seat -> seat.with(SeatPresence.CONNECTED, at)).withRestart(null);
        }
    }

    /** Off stage. */
    record SeatGone(Instant at, ParticipantId participant) implements OfSeat {
        @Override
        public SessionState applyTo(SessionState state) {
            return change(state, participant, at, seat -> seat.with(SeatPresence.GONE, seat.since()));
        }
    }

    /**
     * The join record is complete.
     *
     * @param leftAt when he was last there
     */
    record SeatEnded(Instant at, ParticipantId participant, Instant leftAt, SeatEnd cause, @Nullable Actor by)
            implements OfSeat {
        @Override
        public SessionState applyTo(SessionState state) {
            return state.seat(participant).map(seat -> state.with(state.crowd().without(seat), at)).orElse(state);
        }
    }

    /** A new name of the same participant (40/GI-3). */
    record Renamed(Instant at, ParticipantId participant, String displayName) implements OfSeat {
        @Override
        public SessionState applyTo(SessionState state) {
            return change(state, participant, at, seat -> seat.named(displayName));
        }
    }

    /** Opened or closed by himself. */
    record MediaSet(Instant at, ParticipantId participant, boolean microphone, boolean camera, boolean content)
            implements OfSeat {
        @Override
        public SessionState applyTo(SessionState state) {
            return change(state, participant, at, seat -> seat.with(new SeatState.Media(microphone, camera, content)));
        }
    }

    /** Closed by somebody else. */
    record Muted(Instant at, ParticipantId participant, MediaSource source, Actor by) implements OfSeat {
        @Override
        public SessionState applyTo(SessionState state) {
            return change(state, participant, at, seat -> seat.with(seat.media().closed(source)));
        }
    }

    /** Every microphone closed but the moderators'. One event, however many they are. */
    record AllMuted(Instant at, Actor by) implements SessionEvent {

        /** Whether it closes something of this seat. */
        static boolean concerns(SeatState seat) {
            return seat.media().microphone() && !seat.role().moderates();
        }

        @Override
        public SessionState applyTo(SessionState state) {
            Crowd crowd = state.crowd();
            for (SeatState seat : crowd.inOrder()) {
                if (concerns(seat)) {
                    crowd = crowd.with(seat.with(seat.media().closed(MediaSource.MICROPHONE)));
                }
            }
            return state.with(crowd, at);
        }
    }

    /** A role for the rest of the session, on all seats of the person and those that he takes later. */
    record RoleGiven(Instant at, String person, ParticipantRole role, Actor by) implements SessionEvent {
        @Override
        public SessionState applyTo(SessionState state) {
            Crowd.Standing old = state.crowd().standing(person);
            Crowd crowd = state.crowd().with(person, new Crowd.Standing(old.seats(), role, old.excluded()));
            for (ParticipantId id : old.seats()) {
                SeatState seat = crowd.seats().get(id);
                crowd = seat == null ? crowd : crowd.with(seat.with(role));
            }
            return state.with(crowd, at);
        }
    }

    /**
     * The right of operators came or went while he sat there (30/RGT-8).
     *
     * @param role that he has from now on
     */
    record OperatorSet(Instant at, ParticipantId participant, boolean operator, ParticipantRole role) implements OfSeat {
        @Override
        public SessionState applyTo(SessionState state) {
            return change(state, participant, at, seat -> seat.operating(operator, role));
        }
    }

    /** No way back into this session. */
    record PersonExcluded(Instant at, String person, Actor by) implements SessionEvent {
        @Override
        public SessionState applyTo(SessionState state) {
            Crowd.Standing old = state.crowd().standing(person);
            return state.with(state.crowd().with(person, new Crowd.Standing(old.seats(), old.given(), true)), at);
        }
    }

    /** 40/RC-6. */
    record EntryLockSet(Instant at, boolean locked, Actor by) implements SessionEvent {
        @Override
        public SessionState applyTo(SessionState state) {
            return state.withEntryLock(locked);
        }
    }

    /**
     * Called into the session while it runs (60/HS-5); from now on he counts as listed.
     *
     * @param person key of {@link Person}
     */
    record Invited(Instant at, String person, String address, String displayName, Actor by) implements SessionEvent {
        @Override
        public SessionState applyTo(SessionState state) {
            return state.withInvited(person);
        }
    }

    /** A call of two has become a conference. */
    record Widened(Instant at, Actor by) implements SessionEvent {
        @Override
        public SessionState applyTo(SessionState state) {
            return state.withWidened();
        }
    }

    /** The last event; seats end with it. */
    record Ended(Instant at, SessionEnd cause, Actor by) implements SessionEvent {
        @Override
        public SessionState applyTo(SessionState state) {
            return state.withEnd(this);
        }
    }

    private static SessionState change(
            SessionState state, ParticipantId id, Instant at, UnaryOperator<SeatState> change) {
        return state.seat(id).map(seat -> state.with(change.apply(seat), at)).orElse(state);
    }
}
