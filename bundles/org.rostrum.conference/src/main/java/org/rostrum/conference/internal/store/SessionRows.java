// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.internal.session.Journal;
import org.rostrum.conference.internal.session.SessionEvent;
import org.rostrum.conference.internal.session.SessionStore;

/** Begins sessions in the database and finds those that run. Thread-safe. */
public final class SessionRows implements SessionStore {

    private final ConferenceTables tables;
    private final HistoryWriter history;

    public SessionRows(ConferenceTables tables) {
        this.tables = tables;
        this.history = new HistoryWriter(tables.outbox());
    }

    @Override
    public Optional<Conference> conference(ConferenceId id) {
        return tables.unit().read(em -> new ConferenceRows(em).find(id).map(ConferenceRows.Stored::conference));
    }

    @Override
    public Conference start(SessionEvent.Started event) {
        return tables.unit().write(em -> {
            ConferenceRows rows = new ConferenceRows(em);
            ConferenceRows.Stored stored = rows.lock(event.conference()).orElseThrow(
                    () -> new RostrumException(ConferenceError.CONFERENCE_NOT_FOUND, "There is no such conference."));
            if (stored.running()) {
                throw new RostrumException(ConferenceError.CONFERENCE_RUNNING, "The conference runs already.");
            }
            rows.entity(event.conference()).ifPresent(row -> row.runs(event.session().value()));
            history.write(em, new Journal.Batch(event.session(), stored.conference(), 1, List.of(event)));
            return stored.conference();
        });
    }

    @Override
    public void open(Conference conference, SessionEvent.Started event) {
        tables.unit().run(em -> {
            ConferenceRows rows = new ConferenceRows(em);
            rows.insert(conference);
            rows.entity(conference.id()).ifPresent(row -> row.runs(event.session().value()));
            history.write(em, new Journal.Batch(event.session(), conference, 1, List.of(event)));
        });
    }

    @Override
    public List<Found> running() {
        return tables.unit().read(em -> {
            List<Found> found = new ArrayList<>();
            em.createQuery("select s from Session s where s.endedAt is null order by s.startedAt", SessionEntity.class)
                    .getResultList()
                    .forEach(session -> find(em, session).ifPresent(found::add));
            return found;
        });
    }

    private static Optional<Found> find(EntityManager em, SessionEntity session) {
        List<SessionEvent> events = em
                .createQuery("select j from Journal j where j.sessionId = :session order by j.seq", JournalEntity.class)
                .setParameter("session", session.id().value())
                .getResultList()
                .stream()
                .map(row -> Json.read(row.body()))
                .toList();
        return new ConferenceRows(em).find(session.conferenceId()).map(stored -> new Found(stored.conference(), events));
    }
}
