// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.ConferenceMode;
import org.rostrum.conference.LaunchType;
import org.rostrum.conference.QuickSessions;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.internal.session.SessionEvent.Restarted;
import org.rostrum.conference.internal.session.SessionEvent.Started;
import org.rostrum.conference.spi.SessionObserver;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions that live on this node: started, brought back after a restart, found, forgotten. Thread-safe. */
public final class LocalSessions {

    private static final Logger logger = LoggerFactory.getLogger(LocalSessions.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** One-to-one calls are not limited (00/R-3). */
    private static final Licence.Unit NO_PLACE = () -> {};

    private final SessionServices services;
    private final SessionStore store;
    private final Executor io;
    private final Map<ConferenceId, Session> byConference = new ConcurrentHashMap<>();
    private final Map<SessionId, Session> bySession = new ConcurrentHashMap<>();
    private final Map<SessionId, Licence.Unit> places = new ConcurrentHashMap<>();
    private final Map<ConferenceId, CompletableFuture<Session>> starting = new ConcurrentHashMap<>();
    private final Observers observers = new Observers();
    private volatile boolean restored;
    private volatile boolean closed;

    public LocalSessions(SessionServices services, SessionStore store, Executor io) {
        this.services = services;
        this.store = store;
        this.io = io;
    }

    /** Brings back what ran when the server stopped (00/R-84), as soon as the database answers. Returns at once. */
    public void restore() {
        if (closed) {
            return;
        }
        try {
            io.execute(this::restoreNow);
        } catch (RejectedExecutionException e) {
            restoreLater();
        }
    }

    private void restoreNow() {
        try {
            for (SessionStore.Found found : store.running()) {
                restore(found);
            }
            restored = true;
        } catch (RuntimeException e) {
            logger.debug("sessions are not restored yet", e);
            restoreLater();
        }
    }

    private void restoreLater() {
        services.scheduler().schedule(RETRY, this::restore);
    }

    private void restore(SessionStore.Found found) {
        if (byConference.containsKey(found.conference().id())) {
            return; // by an attempt that the database cut short
        }
        Optional<SessionState> state = fold(found.events());
        if (state.isEmpty()) {
            logger.error("the journal of conference {} is damaged; its session is not restored", found.conference().id());
            return;
        }
        Restarted event = new Restarted(services.clock().instant().truncatedTo(ChronoUnit.MILLIS));
        SessionState before = state.get();
        services.journal()
                .append(new Journal.Batch(before.session(), found.conference(), before.sequence() + 1, List.of(event)))
                .toCompletableFuture()
                .join();
        open(found.conference(), before.apply(event), kept(found.conference(), before));
        logger.info("session {} of conference {} goes on", before.session(), found.conference().id());
    }

    private Licence.Unit kept(Conference conference, SessionState state) {
        return conference.launchType() == LaunchType.CALL && !state.widened() ? NO_PLACE : services.licence().keepConference();
    }

    /** Empty if this is not a whole journal. */
    static Optional<SessionState> fold(List<SessionEvent> events) {
        if (events.isEmpty() || !(events.get(0) instanceof Started started)) {
            return Optional.empty();
        }
        SessionState state = SessionState.begin(started);
        for (SessionEvent event : events.subList(1, events.size())) {
            state = state.apply(event);
        }
        return Optional.of(state);
    }

    /** @param place of the licence, given back when the session ends */
    private Session open(Conference conference, SessionState state, Licence.Unit place) {
        Session session = new Session(conference, state, services, observers, this::forget);
        places.put(session.id(), place);
        byConference.put(conference.id(), session);
        bySession.put(session.id(), session);
        session.open();
        return session;
    }

    private void forget(Session session) {
        byConference.remove(session.conferenceId(), session);
        bySession.remove(session.id(), session);
        giveBack(session.id());
    }

    private void giveBack(SessionId id) {
        Licence.Unit place = places.remove(id);
        if (place != null) {
            place.close();
        }
    }

    /** The running session of a conference. Never blocks. */
    public Optional<Session> find(ConferenceId id) {
        return Optional.ofNullable(byConference.get(id));
    }

    public Optional<Session> find(SessionId id) {
        return Optional.ofNullable(bySession.get(id));
    }

    public List<Session> all() {
        return List.copyOf(bySession.values());
    }

    /** Fails with {@code storeUnavailable} until the sessions of the last run are back. */
    public void requireRestored() {
        if (!restored || closed) {
            throw new RostrumException(CommonError.STORE_UNAVAILABLE, "Sessions are being restored; try again later.");
        }
    }

    /** Starts a session, or finds the one that runs or is being started. */
    public CompletionStage<Session> start(ConferenceId id, Actor by) {
        CompletableFuture<Session> mine = new CompletableFuture<>();
        CompletableFuture<Session> other = starting.putIfAbsent(id, mine);
        if (other != null) {
            return other;
        }
        Stages.on(io, () -> startNow(id, by)).whenComplete((session, failure) -> {
            starting.remove(id, mine);
            if (failure == null) {
                mine.complete(session);
            } else {
                mine.completeExceptionally(Stages.refusal(failure));
            }
        });
        return mine;
    }

    /** A start under way. */
    public Optional<CompletionStage<Session>> starting(ConferenceId id) {
        return Optional.ofNullable(starting.get(id));
    }

    private Session startNow(ConferenceId id, Actor by) {
        requireRestored();
        Session running = byConference.get(id);
        if (running != null) {
            return running;
        }
        services.licence().requireValid();
        Licence.Unit place = services.licence().takeConference().orElseThrow(() -> new RostrumException(
                LicenceError.CONFERENCES_LIMIT, "The licence allows no more conferences at a time."));
        Started event = new Started(services.clock().instant().truncatedTo(ChronoUnit.MILLIS), SessionId.random(), id, by);
        Conference conference;
        try {
            conference = store.start(event);
        } catch (RuntimeException e) {
            place.close();
            Session raced = byConference.get(id);
            if (raced != null && e instanceof RostrumException refusal && refusal.error() == ConferenceError.CONFERENCE_RUNNING) {
                return raced;
            }
            throw e;
        }
        Session session = open(conference, SessionState.begin(event), place);
        new SessionAudit(services.audit(), session.conference()).started(event);
        return session;
    }

    /** Begins a session whose conference lives as long as it. Blocks. */
    Session openNow(QuickSessions.Start start, Actor by) {
        requireRestored();
        services.licence().requireValid();
        Licence.Unit place = start.call() ? NO_PLACE : services.licence().takeConference().orElseThrow(() -> new RostrumException(
                LicenceError.CONFERENCES_LIMIT, "The licence allows no more conferences at a time."));
        Instant now = services.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        SessionId id = SessionId.random();
        Conference conference = new Conference(new ConferenceId("call-" + id), start.topic(), "", start.owner(), Access.INTERNAL,
                ConferenceMode.ALL_ON_SCREEN, start.call() ? LaunchType.CALL : LaunchType.INSTANT, start.people(), false, List.of(), now, now);
        Started event = new Started(now, id, conference.id(), by);
        try {
            store.open(conference, event);
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
        Session session = open(conference, SessionState.begin(event), place);
        new SessionAudit(services.audit(), conference).started(event);
        return session;
    }

    /** A call has become a conference; a session that has just ended gives the place back. */
    void keepPlace(SessionId id, Licence.Unit place) {
        Licence.Unit old = places.put(id, place);
        if (old != null) {
            old.close();
        }
        if (!bySession.containsKey(id)) {
            giveBack(id);
        }
    }

    void observe(SessionObserver observer) {
        observers.add(observer);
        all().forEach(session -> session.present(observer));
    }

    void forget(SessionObserver observer) {
        observers.remove(observer);
    }

    /** Ends what runs 24 hours after the end of the licence (00/R-5). */
    public void endIfUnlicensed() {
        if (services.licence().mustEnd()) {
            all().forEach(session -> session.stop(SessionEnd.LICENCE_EXPIRED, Actor.SERVER));
        }
    }

    /** Lets go of all sessions without ending them; the next start brings them back. */
    public void close() {
        closed = true;
        all().forEach(Session::close);
        places.keySet().forEach(this::giveBack);
    }
}
