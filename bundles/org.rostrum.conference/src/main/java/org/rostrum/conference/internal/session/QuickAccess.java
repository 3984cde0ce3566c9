// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.QuickSessions;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.SessionView;
import org.rostrum.conference.internal.planning.ConferenceRights;
import org.rostrum.identity.Identity;

/** Sessions that begin with people. Thread-safe. */
final class QuickAccess implements QuickSessions {

    private final LocalSessions sessions;
    private final SessionServices services;
    private final Executor io;

    QuickAccess(LocalSessions sessions, SessionServices services, Executor io) {
        this.sessions = sessions;
        this.services = services;
        this.io = io;
    }

    @Override
    public CompletionStage<SessionView> open(Start start, Identity by) {
        return Stages.plain(Stages.on(io, () -> {
            if (!services.open().getAsBoolean()) {
                throw new RostrumException(CommonError.SHUTTING_DOWN, "The server is about to stop.");
            }
            return sessions.openNow(start, Actor.of(by)).view();
        }));
    }

    @Override
    public CompletionStage<Void> invite(ConferenceId id, Invitation person, Identity by) {
        Optional<Session> session = sessions.find(id);
        if (session.isEmpty()) {
            return Stages.failed(new RostrumException(ConferenceError.SESSION_NOT_FOUND, "There is no such session.", "conference_id"));
        }
        Session found = session.get();
        if (!mayInvite(found, by)) {
            return Stages.failed(new RostrumException(CommonError.FORBIDDEN, "Only moderators may call people in."));
        }
        String key = person.account() == null ? "address:" + person.address() : "account:" + person.account();
        return found.invite(person, key, Actor.of(by), place -> sessions.keepPlace(found.id(), place));
    }

    @Override
    public boolean mayInvite(ConferenceId id, Identity by) {
        return sessions.find(id).filter(session -> mayInvite(session, by)).isPresent();
    }

    private static boolean mayInvite(Session session, Identity by) {
        return session.moderates(Person.of(by).key()) || ConferenceRights.administers(by);
    }

    @Override
    public CompletionStage<Void> end(ConferenceId id, SessionEnd cause) {
        return sessions.find(id).map(session -> session.stop(cause, Actor.SERVER)).orElseGet(() -> CompletableFuture.completedStage(null));
    }

    @Override
    public boolean isCall(ConferenceId id) {
        return sessions.find(id).map(Session::isCall).orElse(false);
    }
}
