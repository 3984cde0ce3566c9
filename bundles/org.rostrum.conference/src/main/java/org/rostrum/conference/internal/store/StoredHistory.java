// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.conference.history.PastInvite;
import org.rostrum.conference.history.PastJoin;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.history.SessionHistory;

/** History from the tables. Thread-safe. */
@Component(service = SessionHistory.class)
public final class StoredHistory implements SessionHistory {

    private final ConferenceTables tables;

    @Activate
    public StoredHistory(@Reference ConferenceTables tables) {
        this.tables = tables;
    }

    @Override
    public Page<PastSession> sessions(Query query) {
        Map<String, Object> parameters = new HashMap<>();
        String where = where(query, parameters);
        return tables.unit().read(em -> {
            TypedQuery<Long> count = em.createQuery("select count(s) from Session s" + where, Long.class);
            TypedQuery<SessionEntity> page = em.createQuery("select s from Session s" + where + order(query), SessionEntity.class);
            parameters.forEach(count::setParameter);
            parameters.forEach(page::setParameter);
            List<PastSession> list = page.setFirstResult(query.offset()).setMaxResults(query.limit()).getResultList().stream()
                    .map(row -> past(em, row))
                    .toList();
            return new Page<>(count.getSingleResult().intValue(), list);
        });
    }

    private static String where(Query query, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (query.conference() != null) {
            conditions.add("s.conferenceId = :conference");
            parameters.put("conference", query.conference().value());
        }
        if (query.from() != null) {
            conditions.add("s.startedAt >= :from");
            parameters.put("from", query.from());
        }
        if (query.until() != null) {
            conditions.add("s.startedAt < :until");
            parameters.put("until", query.until());
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String order(Query query) {
        String direction = query.descending() ? " desc" : "";
        String first = switch (query.order()) {
            case END -> "case when s.endedAt is null then 1 else 0 end" + direction + ", s.endedAt" + direction + ", ";
            case START -> "";
            case TOPIC -> "lower(s.topic)" + direction + ", ";
        };
        return " order by " + first + "s.startedAt" + direction + ", s.id" + direction;
    }

    @Override
    public Optional<PastSession> session(SessionId id) {
        return tables.unit().read(em -> Optional.ofNullable(em.find(SessionEntity.class, id.value())).map(row -> past(em, row)));
    }

    /** What runs has not been counted yet. */
    private static PastSession past(EntityManager em, SessionEntity row) {
        Long counted = row.running()
                ? em.createQuery("select count(distinct j.person) from JoinRecord j where j.sessionId = :session", Long.class)
                        .setParameter("session", row.id().value())
                        .getSingleResult()
                : 0L;
        return row.past(counted.intValue());
    }

    @Override
    public Page<PastJoin> joins(SessionId session, @Nullable String name, int offset, int limit) {
        String where = " where j.sessionId = :session" + (name == null ? "" : " and lower(j.personName) = :name");
        return tables.unit().read(em -> {
            TypedQuery<Long> count = em.createQuery("select count(j) from JoinRecord j" + where, Long.class);
            TypedQuery<JoinRecordEntity> page = em.createQuery(
                    "select j from JoinRecord j" + where + " order by j.joinedAt, j.participantId", JoinRecordEntity.class);
            count.setParameter("session", session.value());
            page.setParameter("session", session.value());
            if (name != null) {
                count.setParameter("name", name.toLowerCase(Locale.ROOT));
                page.setParameter("name", name.toLowerCase(Locale.ROOT));
            }
            List<JoinRecordEntity> rows = page.setFirstResult(offset).setMaxResults(limit).getResultList();
            Map<String, JoinMedia> media = media(em, session, rows);
            return new Page<>(count.getSingleResult().intValue(), rows.stream().map(row -> row.past(media.get(row.participantId()))).toList());
        });
    }

    private static Map<String, JoinMedia> media(EntityManager em, SessionId session, List<JoinRecordEntity> rows) {
        Map<String, JoinMedia> media = new HashMap<>();
        if (!rows.isEmpty()) {
            em.createQuery("select m from JoinMedia m where m.sessionId = :session and m.participantId in :ids", JoinMediaEntity.class)
                    .setParameter("session", session.value())
                    .setParameter("ids", rows.stream().map(JoinRecordEntity::participantId).toList())
                    .getResultList()
                    .forEach(row -> media.put(row.participantId(), row.media()));
        }
        return media;
    }

    @Override
    public List<JoinSample> samples(SessionId session, ParticipantId participant, Duration step) {
        List<JoinSample> all = tables.unit().read(em -> em.createQuery(
                        "select s from JoinSample s where s.sessionId = :session and s.participantId = :participant order by s.beginsAt",
                        JoinSampleEntity.class)
                .setParameter("session", session.value())
                .setParameter("participant", participant.value())
                .getResultList()
                .stream()
                .flatMap(row -> row.samples().stream())
                .toList());
        Map<Long, List<JoinSample>> spans = new LinkedHashMap<>();
        all.forEach(sample -> spans.computeIfAbsent(sample.at().toEpochMilli() / step.toMillis(), span -> new ArrayList<>()).add(sample));
        return spans.values().stream().map(JoinSample::over).toList();
    }

    @Override
    public Page<PastInvite> invites(SessionId session, int offset, int limit) {
        return tables.unit().read(em -> {
            Long count = em.createQuery("select count(i) from SessionInvite i where i.sessionId = :session", Long.class)
                    .setParameter("session", session.value())
                    .getSingleResult();
            Set<String> there = new HashSet<>(em.createQuery("select distinct j.person from JoinRecord j where j.sessionId = :session", String.class)
                    .setParameter("session", session.value())
                    .getResultList());
            List<PastInvite> list = em.createQuery("select i from SessionInvite i where i.sessionId = :session order by i.place", SessionInviteEntity.class)
                    .setParameter("session", session.value())
                    .setFirstResult(offset)
                    .setMaxResults(limit)
                    .getResultList()
                    .stream()
                    .map(row -> row.past(there.contains(row.person())))
                    .toList();
            return new Page<>(count.intValue(), list);
        });
    }
}
