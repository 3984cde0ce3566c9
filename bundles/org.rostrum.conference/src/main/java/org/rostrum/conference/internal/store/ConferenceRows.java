// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.Invitation;

/** Conferences of one transaction, with their lists. Confined to the transaction. */
public final class ConferenceRows {

    private static final int CHUNK = 500;

    private final EntityManager em;

    public ConferenceRows(EntityManager em) {
        this.em = em;
    }

    /** A stored conference and whether it runs. */
    public record Stored(Conference conference, boolean running) {}

    public Optional<Stored> find(ConferenceId id) {
        return Optional.ofNullable(em.find(ConferenceEntity.class, id.value())).map(row -> load(List.of(row)).get(0));
    }

    /** All that exist of these, without their lists. */
    public List<Stored> bare(Collection<ConferenceId> ids) {
        List<String> wanted = ids.stream().map(ConferenceId::value).distinct().toList();
        List<Stored> found = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            em.createQuery("select c from Conference c where c.id in :ids", ConferenceEntity.class)
                    .setParameter("ids", wanted.subList(from, Math.min(from + CHUNK, wanted.size())))
                    .getResultList()
                    .forEach(row -> found.add(new Stored(row.toConference(List.of(), List.of()), row.sessionId() != null)));
        }
        return found;
    }

    /** As {@link #find}, and nobody else starts, changes or deletes it until the transaction ends. */
    public Optional<Stored> lock(ConferenceId id) {
        return entity(id).map(row -> load(List.of(row)).get(0));
    }

    /** All of {@code rows}, in their order, with two further queries however many they are. */
    List<Stored> load(List<ConferenceEntity> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> ids = rows.stream().map(ConferenceEntity::id).toList();
        Map<String, List<Invitation>> invitations = new HashMap<>();
        em.createQuery("select i from Invitation i where i.conferenceId in :ids order by i.conferenceId, i.place", InvitationEntity.class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> invitations.computeIfAbsent(row.conferenceId(), id -> new ArrayList<>()).add(row.toInvitation()));
        Map<String, List<String>> tags = new HashMap<>();
        em.createQuery("select t from Tag t where t.conferenceId in :ids order by t.conferenceId, t.place", TagEntity.class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> tags.computeIfAbsent(row.conferenceId(), id -> new ArrayList<>()).add(row.tag()));
        return rows.stream()
                .map(row -> new Stored(
                        row.toConference(invitations.getOrDefault(row.id(), List.of()), tags.getOrDefault(row.id(), List.of())),
                        row.sessionId() != null))
                .toList();
    }

    /** Stores a new one; a used ID breaks the unique constraint. */
    public void insert(Conference conference) {
        em.persist(new ConferenceEntity(conference));
        em.flush();
        insertLists(conference);
    }

    public void update(Conference conference) {
        entity(conference.id()).ifPresent(row -> row.set(conference));
        deleteLists(conference.id());
        insertLists(conference);
    }

    public void delete(ConferenceId id) {
        deleteLists(id);
        entity(id).ifPresent(em::remove);
    }

    Optional<ConferenceEntity> entity(ConferenceId id) {
        return Optional.ofNullable(em.find(ConferenceEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    private void insertLists(Conference conference) {
        String id = conference.id().value();
        int place = 0;
        for (Invitation invitation : conference.invitations()) {
            em.persist(new InvitationEntity(id, place++, invitation));
        }
        place = 0;
        for (String tag : conference.tags()) {
            em.persist(new TagEntity(id, place++, tag));
        }
    }

    private void deleteLists(ConferenceId id) {
        em.createQuery("delete from Invitation i where i.conferenceId = :id").setParameter("id", id.value()).executeUpdate();
        em.createQuery("delete from Tag t where t.conferenceId = :id").setParameter("id", id.value()).executeUpdate();
    }
}
