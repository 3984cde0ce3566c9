// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.SeatListener;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.SessionView;
import org.rostrum.conference.internal.planning.ConferenceRights;
import org.rostrum.conference.spi.AdmissionRule;
import org.rostrum.identity.Identity;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.identity.group.Right;

/** The doors to the sessions of this node: joins, resumes, runs and stops, each with its rights. Thread-safe. */
public final class SessionAccess implements SessionDirectory {

    /** A session may end between finding and joining it; then the join starts the next one. */
    private static final int ATTEMPTS = 3;

    private static final HeldRights ALL = HeldRights.fixed(Set.of(Right.values()));

    private final LocalSessions sessions;
    private final SessionServices services;
    private final SessionStore store;
    private final Executor io;
    private final Runnable onDrain;

    /** @param onDrain closes the door that {@link SessionServices#open()} asks about */
    public SessionAccess(LocalSessions sessions, SessionServices services, SessionStore store, Executor io, Runnable onDrain) {
        this.sessions = sessions;
        this.services = services;
        this.store = store;
        this.io = io;
        this.onDrain = onDrain;
    }

    @Override
    public CompletionStage<JoinOutcome> join(JoinRequest request, SeatListener listener) {
        try {
            JoinRequest checked = JoinRequests.checked(request);
            return Stages.plain(Stages.on(io, () -> services.rights().hold(checked.identity(), checked.address()))
                    .thenCompose(rights -> orClosed(rights, join(checked, new Entrance(checked, rights), listener, ATTEMPTS))));
        } catch (RostrumException e) {
            return Stages.failed(e);
        }
    }

    /** Who is not seated holds no rights. */
    private static CompletionStage<JoinOutcome> orClosed(HeldRights rights, CompletionStage<JoinOutcome> outcome) {
        return outcome.whenComplete((seated, failure) -> {
            if (!(seated instanceof JoinOutcome.Admitted)) {
                rights.close();
            }
        });
    }

    private CompletionStage<JoinOutcome> join(JoinRequest request, Entrance entrance, SeatListener listener, int attempts) {
        Optional<Session> running = sessions.find(request.conference());
        CompletionStage<JoinOutcome> outcome = running.isPresent()
                ? running.get().join(entrance, listener)
                : Stages.on(io, () -> knock(request, entrance)).thenCompose(no -> no.isPresent()
                        ? CompletableFuture.completedStage(Arrivals.refused(no.get()))
                        : startAndJoin(request, entrance, listener));
        return outcome.exceptionallyCompose(failure -> {
            RostrumException refusal = Stages.refusal(failure);
            return attempts > 1 && refusal.error() == ConferenceError.SESSION_NOT_FOUND
                    ? join(request, entrance, listener, attempts - 1)
                    : Stages.failed(refusal);
        });
    }

    private CompletionStage<JoinOutcome> startAndJoin(JoinRequest request, Entrance entrance, SeatListener listener) {
        return sessions.start(request.conference(), Actor.of(request.identity()))
                .thenCompose(session -> session.join(entrance, listener));
    }

    /** The join decision before there is a session: only a permitted entrant starts one (80/UCL-3). */
    private Optional<AdmissionRule.No> knock(JoinRequest request, Entrance entrance) {
        sessions.requireRestored();
        Conference conference = store.conference(request.conference()).orElse(null);
        SeatLicence licence = new SeatLicence(services);
        Entrance.Door door = new Entrance.Door(
                services.open().getAsBoolean(), services.participantsLimit().getAsInt(), licence.refusal(entrance.person()));
        Optional<AdmissionRule.No> no = services.decision().get().decide(entrance.idle(conference, door));
        no.ifPresent(refused -> licence.refused(refused.refusal(), entrance, request.conference()));
        return no;
    }

    @Override
    public CompletionStage<JoinOutcome> resume(String resumeToken, String address, SeatListener listener) {
        Optional<ResumeTokens.Address> seat = ResumeTokens.address(resumeToken);
        if (seat.isEmpty()) {
            return CompletableFuture.completedStage(Arrivals.seatEnded());
        }
        Optional<Session> session = sessions.find(seat.get().session());
        if (session.isPresent()) {
            return Stages.plain(resume(session.get(), seat.get().participant(), resumeToken, address, listener));
        }
        try {
            sessions.requireRestored();
            return CompletableFuture.completedStage(Arrivals.seatEnded());
        } catch (RostrumException e) {
            return Stages.failed(e);
        }
    }

    /** His rights are looked at anew, since he may come from another address (30/ZON-32). */
    private CompletionStage<JoinOutcome> resume(
            Session session, ParticipantId participant, String token, String address, SeatListener listener) {
        Optional<SeatState> seat = session.state().seat(participant);
        if (seat.isEmpty()) {
            return CompletableFuture.completedStage(Arrivals.seatEnded());
        }
        Optional<Identity> who = seat.get().person().identity(seat.get().displayName());
        return Stages.on(io, () -> who.map(one -> services.rights().hold(one, address)).orElse(ALL))
                .thenCompose(rights -> orClosed(rights, session.resume(participant, token, rights, listener)));
    }

    @Override
    public CompletionStage<SessionView> run(ConferenceId id, Identity by) {
        return Stages.plain(Stages.on(io, () -> {
            requireRunner(visible(id, by), by, false);
            if (!services.open().getAsBoolean()) {
                throw new RostrumException(CommonError.SHUTTING_DOWN, "The server is about to stop.");
            }
            return id;
        }).thenCompose(found -> sessions.find(found)
                .<CompletionStage<Session>>map(CompletableFuture::completedStage)
                .orElseGet(() -> sessions.start(found, Actor.of(by)))).thenApply(Session::view));
    }

    @Override
    public CompletionStage<Void> stop(ConferenceId id, Identity by) {
        return Stages.plain(Stages.on(io, () -> {
            Conference conference = visible(id, by);
            boolean moderates = sessions.find(id).map(s -> s.moderates(Person.of(by).key())).orElse(false);
            requireRunner(conference, by, moderates);
            return id;
        }).thenCompose(found -> stopNow(found, by)));
    }

    private CompletionStage<Void> stopNow(ConferenceId id, Identity by) {
        SessionEnd cause = ConferenceRights.administers(by) ? SessionEnd.BY_ADMINISTRATOR : SessionEnd.BY_MODERATOR;
        Optional<Session> running = sessions.find(id);
        if (running.isPresent()) {
            return running.get().stop(cause, Actor.of(by));
        }
        return sessions.starting(id)
                .map(starting -> starting.thenCompose(session -> session.stop(cause, Actor.of(by))))
                .orElseGet(() -> CompletableFuture.completedStage(null));
    }

    /** The conference, if this person may know of it: sitting in its session tells it too. */
    private Conference visible(ConferenceId id, Identity by) {
        sessions.requireRestored();
        Conference conference = sessions.find(id).map(Session::conference).or(() -> store.conference(id)).orElse(null);
        boolean seated = sessions.find(id).map(session -> session.seats(Person.of(by).key())).orElse(false);
        if (conference == null || !seated && !ConferenceRights.maySee(conference, by)) {
            throw new RostrumException(ConferenceError.CONFERENCE_NOT_FOUND, "There is no such conference.", "conference_id");
        }
        return conference;
    }

    private static void requireRunner(Conference conference, Identity by, boolean moderates) {
        if (!moderates && !ConferenceRights.mayRun(conference, by)) {
            throw new RostrumException(CommonError.FORBIDDEN, "Only owner, moderators and administrators may do that.");
        }
    }

    @Override
    public Optional<SessionView> running(ConferenceId id) {
        return sessions.find(id).map(Session::view);
    }

    @Override
    public List<SessionView> running() {
        return sessions.all().stream().map(Session::view).toList();
    }

    @Override
    public void drain() {
        onDrain.run();
        sessions.all().forEach(Session::draining);
    }
}
