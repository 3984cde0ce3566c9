// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.SeatListener;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.SessionView;
import org.rostrum.conference.internal.quality.SessionQuality;
import org.rostrum.conference.spi.SessionObserver;
import org.rostrum.licence.Licence;
import org.rostrum.identity.group.HeldRights;
import org.rostrum.licence.LicenceFeature;

/**
 * One run of a conference: puts queue, state, seats, time, media and fan-out together; each of these knows nothing of the
 * others. Thread-safe.
 */
public final class Session {

    private static final Duration RIGHTS_AGAIN = Duration.ofSeconds(1);

    private final Conference conference;
    private final SessionServices services;
    private final Consumer<Session> onEnd;
    private final Observers observers;
    private final SessionQueue queue;
    private final SeatRegistry seats = new SeatRegistry();
    private final Arrivals arrivals;
    private final MediaGates media;
    private final SeatLimits limits;
    private final SessionQuality quality;
    private final FanOut fanOut;
    private final SoftUpdates soft;
    private final Lifetime lifetime;
    private final SessionAudit audit;
    private volatile @Nullable Shown shown;

    /** The view of one state, made when somebody asks. */
    private record Shown(SessionState state, SessionView view) {}

    /**
     * @param state what the journal holds
     * @param onEnd called on the queue once the journal has the end, before anybody is told
     */
    Session(Conference conference, SessionState state, SessionServices services, Observers observers, Consumer<Session> onEnd) {
        this.conference = conference;
        this.services = services;
        this.onEnd = onEnd;
        this.observers = observers;
        this.queue = new SessionQueue(services, conference, state, this::committed);
        this.media = new MediaGates(state.session(), services.media());
        this.limits = new SeatLimits(state.session(), services.media(), services.limits());
        this.quality = new SessionQuality(state.session(), services.media(), services.scheduler(), queue::run, services.joinMedia(),
                services.clock());
        this.fanOut = new FanOut(seats);
        this.soft = new SoftUpdates(
                seats, services.ticker(), services.scheduler(), () -> queue.run(this::softFlush));
        this.lifetime = new Lifetime(this, seats, services);
        this.arrivals = new Arrivals(this, seats, services);
        this.audit = new SessionAudit(services.audit(), conference);
    }

    /** Begins to live: seats of a restored state are held from now on. */
    void open() {
        queue.run(() -> {
            arrivals.restore(state());
            media.openRoom(state());
            limits.openRoom(state());
            quality.begin();
            lifetime.begin(state());
            observers.restored(conference.id(), state());
        });
    }

    /** Tells a new observer who sits here. */
    void present(SessionObserver observer) {
        queue.run(() -> observers.present(observer, conference.id(), state()));
    }

    public SessionId id() {
        return state().session();
    }

    public ConferenceId conferenceId() {
        return conference.id();
    }

    Conference conference() {
        return conference;
    }

    SessionState state() {
        return queue.state();
    }

    SessionQueue queue() {
        return queue;
    }

    SoftUpdates soft() {
        return soft;
    }

    Instant now() {
        return services.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Snapshot for readers; any thread, never blocks. */
    public SessionView view() {
        SessionState state = state();
        Shown last = shown;
        if (last == null || last.state() != state) {
            last = new Shown(state, state.view());
            shown = last;
        }
        return last.view();
    }

    /** Runs the join decision on the current state. Fails with {@code sessionNotFound} if the session has just ended. */
    CompletionStage<JoinOutcome> join(Entrance entrance, SeatListener listener) {
        CompletableFuture<JoinOutcome> answer = new CompletableFuture<>();
        queue.submit(answer, batch -> arrivals.join(batch, entrance, listener, answer));
        return answer;
    }

    CompletionStage<JoinOutcome> resume(ParticipantId participant, String token, HeldRights rights, SeatListener listener) {
        CompletableFuture<JoinOutcome> answer = new CompletableFuture<>();
        queue.submit(answer, batch -> arrivals.resume(batch, participant, token, rights, listener, answer));
        return answer;
    }

    /** Whether it is for two, and only for them. Any thread. */
    public boolean isCall() {
        return conference.launchType() == LaunchType.CALL && !state().widened();
    }

    /**
     * Calls somebody in who was not on the list; a call of two becomes a conference.
     *
     * @param place keeps the place of the licence that the conference takes then
     */
    CompletionStage<Void> invite(Invitation invitation, String person, Actor by, Consumer<Licence.Unit> place) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        queue.submit(answer, batch -> new Widening(this, seats, services).invite(batch, invitation, person, by, place, answer));
        return answer;
    }

    /** Rights of a seat are others now. Any thread. Tried again while the journal does not take it. */
    void rightsChanged(ParticipantId participant) {
        queue.submit(batch -> {
            arrivals.rightsChanged(batch, participant);
            batch.answer(() -> {}, failure -> services.scheduler().schedule(RIGHTS_AGAIN, () -> rightsChanged(participant)));
        });
    }

    /** Ends the session; nothing happens if it has ended. */
    public CompletionStage<Void> stop(SessionEnd cause, Actor by) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        queue.submit(answer, batch -> {
            if (batch.state().ended() == null) {
                batch.add(List.of(new SessionEvent.Ended(now(), cause, by)));
            }
            batch.answer(answer, null);
        });
        return answer;
    }

    /** 00/R-4. Any thread. */
    boolean mayShareScreens() {
        return services.licence().has(LicenceFeature.SCREEN_SHARING);
    }

    /** Whether this person moderates here now. Any thread. */
    public boolean moderates(String person) {
        SessionState state = state();
        return state.crowd().standing(person).seats().stream()
                .flatMap(id -> state.seat(id).stream())
                .anyMatch(seat -> seat.role().moderates());
    }

    /** Whether this person has a seat here now. Any thread. */
    public boolean seats(String person) {
        return !state().crowd().standing(person).seats().isEmpty();
    }

    /** A media plane appeared: rooms and gates are set for what runs. */
    public void mediaAppeared() {
        queue.run(() -> {
            media.openRoom(state());
            limits.openRoom(state());
        });
    }

    /** Tells everybody that the server will stop. */
    public void draining() {
        queue.run(() -> seats.forEach(seat -> seat.tell(new SeatUpdate.Draining())));
    }

    /** Stops living without ending: the journal keeps the session for the next start. */
    public void close() {
        queue.run(() -> {
            quality.suspend();
            lifetime.close();
            soft.cancel();
            limits.close();
            seats.clear();
        });
    }

    /** Hands a message on to another participant; on the queue. */
    void tell(ParticipantId from, ParticipantId to, String payload, CompletableFuture<Void> answer) {
        Optional<LiveSeat> seat = seats.find(to);
        if (seat.isEmpty()) {
            answer.completeExceptionally(
                    new RostrumException(ConferenceError.PARTICIPANT_NOT_FOUND, "There is no such participant.", "to"));
        } else if (!seat.get().attached()) {
            answer.completeExceptionally(
                    new RostrumException(ConferenceError.PARTICIPANT_AWAY, "The participant is not connected.", "to"));
        } else {
            seat.get().tell(new SeatUpdate.Told(from, payload));
            answer.complete(null);
        }
    }

    private void softFlush() {
        soft.flush(state());
    }

    private void committed(Batch batch) {
        SessionState now = batch.state();
        if (now.ended() != null) {
            onEnd.accept(this);
        }
        batch.committed();
        Set<ParticipantId> fresh = arrivals.takeFresh();
        tellQuality(batch);
        Set<ParticipantId> touched = FanOut.touched(batch.before(), batch.events());
        for (ParticipantId id : touched) {
            SeatState was = batch.before().crowd().seats().get(id);
            SeatState is = now.crowd().seats().get(id);
            lifetime.presence(id, was, is);
            media.changed(id, was, is);
            limits.changed(id, is);
        }
        tellEnds(batch);
        if (now.ended() == null) {
            fanOut.tell(batch.before(), now, batch.events(), fresh);
            soft.changed(now);
            lifetime.committed(now);
        } else {
            end(now.ended());
        }
        batch.events().forEach(event -> audit.record(batch.before(), event));
        observers.committed(conference.id(), batch);
    }

    /** Before the legs of those who leave go. */
    private void tellQuality(Batch batch) {
        List<ParticipantId> leaving = new ArrayList<>();
        for (SessionEvent event : batch.events()) {
            if (event instanceof SessionEvent.SeatEnded ended) {
                leaving.add(ended.participant());
            }
        }
        if (batch.state().ended() != null) {
            quality.end();
        } else if (!leaving.isEmpty()) {
            quality.left(leaving);
        }
    }

    private void tellEnds(Batch batch) {
        for (SessionEvent event : batch.events()) {
            if (event instanceof SessionEvent.SeatEnded ended) {
                Optional<LiveSeat> seat = seats.remove(ended.participant());
                seat.ifPresent(live -> FanOut.tellEnd(live, ended.cause(), ended.by()));
            }
        }
    }

    private void end(SessionEvent.Ended ended) {
        seats.forEach(seat -> FanOut.tellEnd(seat, FinalCauses.of(ended.cause()), ended.by()));
        media.close();
        limits.close();
        lifetime.close();
        soft.cancel();
        seats.clear();
    }
}
