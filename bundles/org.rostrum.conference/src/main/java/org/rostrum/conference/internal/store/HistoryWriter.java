// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.event.ConferenceEvent;
import org.rostrum.conference.internal.session.Actor;
import org.rostrum.conference.internal.session.FinalCauses;
import org.rostrum.conference.internal.session.Journal;
import org.rostrum.conference.internal.session.SessionEvent;
import org.rostrum.store.Outbox;

/**
 * Writes a batch inside a transaction: the events, and what history and other bundles learn from them. With the last event the
 * journal of the session goes. Whatever an append of unknown outcome left behind is overwritten. Stateless but for the outbox.
 */
final class HistoryWriter {

    /** Places of those who were called in while it ran, behind those of the list. */
    private static final int INVITED_LIVE = 1_000_000;

    private final Outbox outbox;

    HistoryWriter(Outbox outbox) {
        this.outbox = outbox;
    }

    void write(EntityManager em, Journal.Batch batch) {
        if (batch.first() > 1) {
            forgetFrom(em, batch.session(), batch.first());
        }
        long sequence = batch.first();
        for (SessionEvent event : batch.events()) {
            if (event instanceof SessionEvent.Started started) {
                em.persist(new SessionEntity(started, batch.conference()));
                em.flush(); // the provider knows nothing of the other rows' references to it
                invites(em, batch.session(), batch.conference(), started.at());
            }
            em.persist(new JournalEntity(batch.session(), sequence, Json.write(event)));
            record(em, batch, sequence, event);
            sequence++;
        }
    }

    private void record(EntityManager em, Journal.Batch batch, long sequence, SessionEvent event) {
        SessionId session = batch.session();
        ConferenceId conference = batch.conference().id();
        if (event instanceof SessionEvent.Started started) {
            publish(em, new ConferenceEvent.SessionStarted(event.at(), conference, session, started.by().name()));
        } else if (event instanceof SessionEvent.SeatTaken taken) {
            em.merge(new JoinRecordEntity(session, taken));
            em.merge(new ParticipantNameEntity(session, taken.participant(), sequence, event.at(), taken.displayName()));
            publish(em, new ConferenceEvent.ParticipantJoined(event.at(), conference, session, taken.participant(),
                    taken.person().name(), taken.displayName(), taken.role()));
        } else if (event instanceof SessionEvent.Renamed renamed) {
            em.merge(new ParticipantNameEntity(session, renamed.participant(), sequence, event.at(), renamed.displayName()));
            change(em, session, renamed.participant(), row -> row.renamed(renamed.displayName()));
        } else if (event instanceof SessionEvent.SeatEnded ended) {
            change(em, session, ended.participant(), row -> row.ended(ended.leftAt(), ended.cause(), name(ended.by())));
            publish(em, new ConferenceEvent.ParticipantLeft(event.at(), conference, session, ended.participant(), ended.cause()));
        } else if (event instanceof SessionEvent.Invited invited) {
            em.merge(new SessionInviteEntity(session, INVITED_LIVE + (int) sequence, invited));
        } else if (event instanceof SessionEvent.Widened) {
            SessionEntity row = em.find(SessionEntity.class, session.value());
            if (row != null) {
                row.widened();
            }
        } else if (event instanceof SessionEvent.Ended ended) {
            end(em, session, batch.conference(), ended);
        }
    }

    /** Who is listed is invited as the run begins, but the owner, whose conference it is (60/HS-5). */
    private static void invites(EntityManager em, SessionId session, Conference conference, Instant at) {
        int place = 0;
        for (Invitation invitation : conference.invitations()) {
            if (!conference.owner().equals(invitation.account())) {
                em.persist(new SessionInviteEntity(session, place++, at, invitation));
            }
        }
    }

    private void end(EntityManager em, SessionId session, Conference conference, SessionEvent.Ended ended) {
        List<JoinRecordEntity> open = em.createQuery(
                        "select j from JoinRecord j where j.sessionId = :session and j.leftAt is null", JoinRecordEntity.class)
                .setParameter("session", session.value())
                .getResultList();
        open.forEach(row -> row.ended(ended.at(), FinalCauses.of(ended.cause()), name(ended.by())));
        Long distinct = em.createQuery("select count(distinct j.person) from JoinRecord j where j.sessionId = :session", Long.class)
                .setParameter("session", session.value())
                .getSingleResult();
        SessionEntity row = em.find(SessionEntity.class, session.value());
        if (row != null) {
            row.ended(ended, distinct.intValue());
        }
        forgetFrom(em, session, 0);
        em.createQuery("update Conference c set c.sessionId = null where c.id = :id and c.sessionId = :session")
                .setParameter("id", conference.id().value())
                .setParameter("session", session.value())
                .executeUpdate();
        if (conference.launchType().passing()) {
            em.flush();
            em.clear(); // the row was changed by a query
            new ConferenceRows(em).delete(conference.id());
        }
        publish(em, new ConferenceEvent.SessionEnded(ended.at(), conference.id(), session, ended.cause(), ended.by().name()));
    }

    private static void forgetFrom(EntityManager em, SessionId session, long sequence) {
        Query delete = em.createQuery("delete from Journal j where j.sessionId = :session and j.seq >= :seq");
        delete.setParameter("session", session.value()).setParameter("seq", sequence).executeUpdate();
    }

    private static void change(EntityManager em, SessionId session, ParticipantId id, Consumer<JoinRecordEntity> change) {
        JoinRecordEntity row = em.find(JoinRecordEntity.class, new JoinRecordEntity.Key(session, id));
        if (row != null) {
            change.accept(row);
        }
    }

    private void publish(EntityManager em, ConferenceEvent event) {
        outbox.append(em, event.topic(), event.at(), Json.write(event));
    }

    private static @Nullable String name(@Nullable Actor actor) {
        return actor == null ? null : actor.name();
    }
}
