// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.LaunchType;

/** Builds the query of a list of conferences: running ones first (40/CL-3), then newest first (61/AP-3), or as asked. Confined to its transaction. */
public final class ConferenceSearch {

    /** Conferences that live as long as their session are in no list. */
    private final List<String> conditions = new ArrayList<>(List.of("c.launchType in :lasting"));
    private final Map<String, Object> parameters = new HashMap<>(Map.of("lasting", List.of(LaunchType.ROOM, LaunchType.SCHEDULED)));
    private String order = "case when c.sessionId is null then 1 else 0 end, c.createdAt desc, c.id";

    /** A person to look for in lists: by account, else by what was entered. */
    public record Listed(@Nullable AccountKey account, String address) {}

    /** Part of the hits and how many there are. */
    public record Hits(int total, List<ConferenceRows.Stored> conferences) {}

    /** Only those that this account owns or is listed in (61/AO-19). */
    public ConferenceSearch visibleTo(AccountKey account) {
        return where("(c.owner = :viewer or exists (select 1 from Invitation v where v.conferenceId = c.id and v.account = :viewer))",
                "viewer", account.value());
    }

    public ConferenceSearch owner(AccountKey owner) {
        return where("c.owner = :owner", "owner", owner.value());
    }

    public ConferenceSearch listed(Listed person) {
        return person.account() != null
                ? where("exists (select 1 from Invitation i where i.conferenceId = c.id and i.account = :listed)",
                        "listed", person.account().value())
                : where("exists (select 1 from Invitation i where i.conferenceId = c.id and lower(i.address) = :listed)",
                        "listed", person.address().toLowerCase(Locale.ROOT));
    }

    /** The rest of the filter: what needs no account. */
    public ConferenceSearch matching(ConferenceService.Filter filter) {
        if (given(filter.topic())) {
            where("locate(:topic, lower(c.topic)) > 0", "topic", lower(filter.topic()));
        }
        if (given(filter.topicOrId())) {
            where("(locate(:either, lower(c.topic)) > 0 or locate(:either, lower(c.id)) > 0)", "either", lower(filter.topicOrId()));
        }
        if (filter.running() != null) {
            conditions.add(filter.running() ? "c.sessionId is not null" : "c.sessionId is null");
        }
        if (filter.access() != null) {
            where("c.access = :access", "access", filter.access());
        }
        if (filter.mode() != null) {
            where("c.mode = :mode", "mode", filter.mode());
        }
        if (given(filter.tag())) {
            where("exists (select 1 from Tag t where t.conferenceId = c.id and t.tag = :tag)", "tag", filter.tag().strip());
        }
        return this;
    }

    /** In the order of a caller; null: the usual one. */
    public ConferenceSearch ordered(ConferenceService.@Nullable Sort sort) {
        if (sort != null) {
            String direction = sort.descending() ? " desc" : " asc";
            order = switch (sort.field()) {
                case CREATED_AT -> "c.createdAt" + direction + ", c.id";
                case TOPIC -> "lower(c.topic)" + direction + ", c.id";
                case ID -> "c.id" + direction;
            };
        }
        return this;
    }

    public Hits run(EntityManager em, int offset, int limit) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        long total = bind(em.createQuery("select count(c) from Conference c" + where, Long.class)).getSingleResult();
        List<ConferenceEntity> page = bind(em.createQuery("select c from Conference c" + where
                        + " order by " + order, ConferenceEntity.class))
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
        return new Hits((int) Math.min(total, Integer.MAX_VALUE), new ConferenceRows(em).load(page));
    }

    private <T> TypedQuery<T> bind(TypedQuery<T> query) {
        parameters.forEach(query::setParameter);
        return query;
    }

    private ConferenceSearch where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
        return this;
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
