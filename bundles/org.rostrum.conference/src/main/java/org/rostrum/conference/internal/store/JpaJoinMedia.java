// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.conference.internal.quality.JoinMediaStore;
import org.rostrum.store.JpaUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Figures of joins in the database; tries some times while the database is away, then gives them up. Thread-safe. */
public final class JpaJoinMedia implements JoinMediaStore {

    private static final Logger logger = LoggerFactory.getLogger(JpaJoinMedia.class);
    private static final Duration AGAIN = Duration.ofSeconds(20);
    private static final int TRIES = 6;

    private final JpaUnit unit;
    private final Executor io;
    private final Scheduler scheduler;

    public JpaJoinMedia(JpaUnit unit, Executor io, Scheduler scheduler) {
        this.unit = unit;
        this.io = io;
        this.scheduler = scheduler;
    }

    @Override
    public void save(SessionId session, Map<ParticipantId, JoinMedia> joins) {
        save(session, Map.copyOf(joins), TRIES);
    }

    @Override
    public void keep(SessionId session, Map<ParticipantId, List<JoinSample>> samples) {
        Map<ParticipantId, List<JoinSample>> rows = Map.copyOf(samples);
        try {
            io.execute(() -> writeSamples(session, rows));
        } catch (RejectedExecutionException e) {
            logger.warn("session {}: too busy to store samples of {} connections", session, rows.size());
        }
    }

    /** One try: the figures of the whole join come later, and are the ones that matter. */
    private void writeSamples(SessionId session, Map<ParticipantId, List<JoinSample>> rows) {
        try {
            unit.run(em -> rows.forEach((participant, samples) -> {
                if (em.find(JoinRecordEntity.class, new JoinRecordEntity.Key(session, participant)) != null) {
                    em.merge(new JoinSampleEntity(session, participant, samples));
                }
            }));
        } catch (RuntimeException e) {
            logger.warn("session {}: samples of {} connections could not be stored", session, rows.size(), e);
        }
    }

    private void save(SessionId session, Map<ParticipantId, JoinMedia> joins, int tries) {
        try {
            io.execute(() -> write(session, joins, tries));
        } catch (RejectedExecutionException e) {
            again(session, joins, tries, e);
        }
    }

    private void write(SessionId session, Map<ParticipantId, JoinMedia> joins, int tries) {
        try {
            unit.run(em -> joins.forEach((participant, media) -> write(em, session, participant, media)));
        } catch (RostrumException e) {
            again(session, joins, e.error() == CommonError.STORE_UNAVAILABLE ? tries : 1, e);
        } catch (RuntimeException e) {
            again(session, joins, 1, e);
        }
    }

    private void again(SessionId session, Map<ParticipantId, JoinMedia> joins, int tries, RuntimeException why) {
        if (tries > 1) {
            scheduler.schedule(AGAIN, () -> save(session, joins, tries - 1));
        } else {
            logger.warn("session {}: figures of {} connections could not be stored", session, joins.size(), why);
        }
    }

    /** A join record that has been deleted meanwhile takes its figures with it. */
    private static void write(EntityManager em, SessionId session, ParticipantId participant, JoinMedia media) {
        JoinRecordEntity.Key key = new JoinRecordEntity.Key(session, participant);
        if (em.find(JoinRecordEntity.class, key) == null) {
            return;
        }
        JoinMediaEntity row = em.find(JoinMediaEntity.class, key);
        if (row == null) {
            em.persist(new JoinMediaEntity(session, participant, media));
        } else {
            row.set(media.after(row.media()));
        }
    }
}
