// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.spi.Admission;
import org.rostrum.conference.spi.Applicant;
import org.rostrum.conference.spi.Entry;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;

/** A join request seen against a conference and its session: facts for the join decision, and the events of a seat. Pure. */
public final class Entrance {

    /**
     * What the server contributes.
     *
     * @param open              takes joins
     * @param participantsLimit most people in this mode
     * @param licence           why the licence forbids one more; null if it does not
     */
    public record Door(boolean open, int participantsLimit, @Nullable Refusal licence) {}

    private final JoinRequest request;
    private final HeldRights rights;
    private final Person person;

    /** @param rights of him, from where he comes */
    public Entrance(JoinRequest request, HeldRights rights) {
        this.request = request;
        this.rights = rights;
        this.person = Person.of(request.identity());
    }

    HeldRights rights() {
        return rights;
    }

    Person person() {
        return person;
    }

    /** Client address. */
    String address() {
        return request.address();
    }

    /** Facts while no session runs; {@code conference} null: there is none. */
    public Admission idle(@Nullable Conference conference, Door door) {
        return admission(conference, null, door);
    }

    /** Facts in a running session. */
    Admission running(Conference conference, SessionState state, Door door) {
        return admission(conference, state, door);
    }

    private Admission admission(@Nullable Conference conference, @Nullable SessionState state, Door door) {
        Crowd crowd = state == null ? Crowd.NOBODY : state.crowd();
        Crowd.Standing standing = crowd.standing(person.key());
        Applicant applicant = new Applicant(
                request.identity(),
                request.method(),
                request.pin(),
                conference != null && (invitation(conference).isPresent() || state != null && state.invited().contains(person.key())),
                conference == null ? ParticipantRole.PARTICIPANT : role(conference, crowd),
                operator(),
                false,
                !standing.seats().isEmpty(),
                ownSeat(crowd).isPresent(),
                standing.excluded());
        Entry entry = new Entry(
                door.open(),
                state != null || conference != null && conference.launchType() == LaunchType.ROOM && !conference.ownerless(),
                EnumSet.allOf(JoinRequest.Method.class),
                Entry.Registration.NONE,
                state != null && state.entryLock(),
                null,
                crowd.guests(),
                Integer.MAX_VALUE,
                crowd.seats().size(),
                door.participantsLimit(),
                door.licence());
        return new Admission(applicant, conference, entry);
    }

    /** The seat that the same person has from the same app instance; joining again takes it over. */
    Optional<SeatState> ownSeat(Crowd crowd) {
        return crowd.standing(person.key()).seats().stream()
                .map(id -> crowd.seats().get(id))
                .filter(seat -> seat != null && seat.appInstance().equals(request.appInstance()))
                .findFirst();
    }

    /** Events that seat him anew. */
    List<SessionEvent> seat(Conference conference, SessionState state, ParticipantId id, String tokenDigest, Instant now) {
        int number = state.crowd().joined() + 1;
        SessionEvent.Connection connection =
                new SessionEvent.Connection(request.method(), request.address(), request.userAgent());
        return List.of(new SessionEvent.SeatTaken(now, id, number, person, request.appInstance(), displayName(),
                role(conference, state.crowd()), request.microphone(), request.camera(), tokenDigest, connection,
                operator()));
    }

    /** Events that give him his own seat back with what the new request says. */
    List<SessionEvent> takeOver(SeatState own, String tokenDigest, Instant now) {
        List<SessionEvent> events = new ArrayList<>();
        events.add(new SessionEvent.SeatResumed(now, own.id(), tokenDigest, null));
        if (!displayName().equals(own.displayName())) {
            events.add(new SessionEvent.Renamed(now, own.id(), displayName()));
        }
        SeatState.Media media = new SeatState.Media(request.microphone(), request.camera(), false);
        if (!media.equals(own.media())) {
            events.add(new SessionEvent.MediaSet(now, own.id(), media.microphone(), media.camera(), false));
        }
        return events;
    }

    private ParticipantRole role(Conference conference, Crowd crowd) {
        return Roles.of(conference, crowd, person, operator());
    }

    private Optional<Invitation> invitation(Conference conference) {
        return Roles.invitation(conference, person);
    }

    /** 10/PR-8. */
    private boolean operator() {
        return rights.has(Right.OPERATOR);
    }

    private String displayName() {
        String name = request.displayName() == null ? request.identity().displayName() : request.displayName();
        return Names.clean(name).orElse(person.name());
    }
}
