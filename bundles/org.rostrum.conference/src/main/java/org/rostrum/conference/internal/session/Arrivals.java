// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatListener;
import org.rostrum.conference.SeatSnapshot;
import org.rostrum.conference.spi.AdmissionRule;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;
import org.rostrum.licence.Licence;

/** Seats people: join decision, licence unit, resume, taking over, the first snapshot. Confined to the session's queue. */
final class Arrivals {

    private final Session session;
    private final SeatRegistry seats;
    private final SessionServices services;
    private final SeatLicence licence;
    private Set<ParticipantId> fresh = new HashSet<>();

    Arrivals(Session session, SeatRegistry seats, SessionServices services) {
        this.session = session;
        this.seats = seats;
        this.services = services;
        this.licence = new SeatLicence(services, session::isCall);
    }

    /** Seats of a restored state: held, nobody attached, with their licence units again. */
    void restore(SessionState state) {
        long now = services.ticker().nanos();
        for (SeatState seat : state.crowd().inOrder()) {
            seats.add(seat.id(), licence.keep(seat.person()), now).disconnected(now);
        }
    }

    /** Seats that were attached by the batch just committed; forgets them. */
    Set<ParticipantId> takeFresh() {
        Set<ParticipantId> taken = fresh;
        fresh = new HashSet<>();
        return taken;
    }

    void join(Batch batch, Entrance entrance, SeatListener listener, CompletableFuture<JoinOutcome> answer) {
        if (batch.state().ended() != null) {
            batch.refuse(answer, new RostrumException(ConferenceError.SESSION_NOT_FOUND, "The session has ended."));
            return;
        }
        Optional<AdmissionRule.No> no = decide(batch.state(), entrance, licence.refusal(entrance.person()));
        if (no.isPresent()) {
            licence.refused(no.get().refusal(), entrance, session.conferenceId());
            batch.answer(answer, refused(no.get()));
            return;
        }
        Optional<SeatState> own = entrance.ownSeat(batch.state().crowd());
        if (own.isPresent()) {
            takeOver(batch, entrance, own.get(), listener, answer);
        } else {
            seatAnew(batch, entrance, listener, answer);
        }
    }

    void resume(
            Batch batch, ParticipantId id, String token, HeldRights rights, SeatListener listener, CompletableFuture<JoinOutcome> answer) {
        String digest = ResumeTokens.digest(token);
        Optional<SeatState> seat = batch.state().ended() == null ? batch.state().seat(id) : Optional.empty();
        if (seat.filter(held -> held.token().accepts(digest)).isEmpty()) {
            batch.answer(answer, seatEnded());
            return;
        }
        String next = ResumeTokens.create(session.id(), id);
        batch.add(List.of(new SessionEvent.SeatResumed(session.now(), id, ResumeTokens.digest(next), digest)));
        answerSeated(batch, id, next, new Attachment(listener, rights, null), answer);
    }

    static JoinOutcome seatEnded() {
        return new JoinOutcome.Refused(Refusal.SEAT_ENDED, "The seat has been given up; join anew.");
    }

    static JoinOutcome refused(AdmissionRule.No no) {
        return new JoinOutcome.Refused(no.refusal(), no.message());
    }

    private void takeOver(
            Batch batch, Entrance entrance, SeatState own, SeatListener listener, CompletableFuture<JoinOutcome> answer) {
        String token = ResumeTokens.create(session.id(), own.id());
        batch.add(entrance.takeOver(own, ResumeTokens.digest(token), session.now()));
        answerSeated(batch, own.id(), token, new Attachment(listener, entrance.rights(), null), answer);
    }

    private void seatAnew(Batch batch, Entrance entrance, SeatListener listener, CompletableFuture<JoinOutcome> answer) {
        Optional<Licence.Unit> unit = licence.take(entrance.person());
        if (unit.isEmpty()) {
            licence.refused(Refusal.LICENCE_LIMIT, entrance, session.conferenceId());
            decide(batch.state(), entrance, Refusal.LICENCE_LIMIT).ifPresent(no -> batch.answer(answer, refused(no)));
            return;
        }
        ParticipantId id = new ParticipantId("p" + (batch.state().crowd().joined() + 1));
        String token = ResumeTokens.create(session.id(), id);
        batch.add(entrance.seat(session.conference(), batch.state(), id, ResumeTokens.digest(token), session.now()));
        answerSeated(batch, id, token, new Attachment(listener, entrance.rights(), unit.get()), answer);
    }

    private Optional<AdmissionRule.No> decide(SessionState state, Entrance entrance, @Nullable Refusal byLicence) {
        Entrance.Door door = new Entrance.Door(
                services.open().getAsBoolean(), services.participantsLimit().getAsInt(), byLicence);
        return services.decision().get().decide(entrance.running(session.conference(), state, door));
    }

    /** What a connection brings. */
    private record Attachment(SeatListener listener, HeldRights rights, Licence.@Nullable Unit unit) {}

    private void answerSeated(
            Batch batch, ParticipantId id, String token, Attachment attachment, CompletableFuture<JoinOutcome> answer) {
        Set<Right> granted = attachment.rights().granted();
        batch.state().seat(id).ifPresent(seat ->
                batch.add(RightsDecisions.follow(session.conference(), batch.state(), seat, granted, session.now())));
        SessionState seated = batch.state();
        batch.answer(
                () -> {
                    JoinOutcome outcome = attach(id, token, attachment, seated, batch.state());
                    follow(id, attachment.rights(), granted);
                    answer.complete(outcome);
                },
                failure -> {
                    if (attachment.unit() != null) {
                        attachment.unit().close();
                    }
                    answer.completeExceptionally(failure);
                });
    }

    /** Changes from now on are followed, and the one that may have come since {@code seen}. */
    private void follow(ParticipantId id, HeldRights rights, Set<Right> seen) {
        rights.onChange(() -> session.rightsChanged(id));
        if (!rights.granted().equals(seen)) {
            session.rightsChanged(id);
        }
    }

    /** Brings a seat in line with the rights that it holds now. */
    void rightsChanged(Batch batch, ParticipantId id) {
        Optional<LiveSeat> live = seats.find(id).filter(found -> found.rights() != HeldRights.NONE);
        Optional<SeatState> seat = batch.state().ended() == null ? batch.state().seat(id) : Optional.empty();
        if (live.isPresent() && seat.isPresent()) {
            batch.add(RightsDecisions.follow(
                    session.conference(), batch.state(), seat.get(), live.get().rights().granted(), session.now()));
        }
    }

    /** @param seated state in which he got the seat; he may have lost it again within the same batch */
    private JoinOutcome attach(ParticipantId id, String token, Attachment brought, SessionState seated, SessionState committed) {
        long now = services.ticker().nanos();
        SessionState seen = committed.seat(id).isPresent() ? committed : seated;
        SeatState seat = seen.seat(id).orElseThrow();
        LiveSeat live = seats.find(id).orElseGet(() -> seats.add(id, brought.unit(), now));
        FanOut.tellEnd(live, SeatEnd.MOVED, null);
        int attachment = seated.seat(id).orElseThrow().token().attachments();
        live.attach(brought.listener(), attachment, seen.counters(), now);
        live.hold(brought.rights());
        fresh.add(id);
        SeatHandle handle = new SeatHandle(session, live, attachment, services.ticker());
        return new JoinOutcome.Admitted(handle, token, snapshot(live, seat, seen));
    }

    private SeatSnapshot snapshot(LiveSeat live, SeatState own, SessionState state) {
        Conference conference = session.conference();
        return new SeatSnapshot(live.sequence(), state.session(), state.conference(), conference.topic(), conference.access(),
                conference.mode(), state.startedAt(), own.participant(), state.stage(), state.counters(), state.flags());
    }
}
