// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.rostrum.identity.AccountManagement.Field;
import org.rostrum.identity.AccountManagement.Order;
import org.rostrum.identity.AccountManagement.Query;
import org.rostrum.identity.AccountManagement.State;
import org.rostrum.identity.group.GroupKind;

/**
 * A query for accounts as the database takes it: searched, sorted and cut there.
 *
 * @param where      from and where of the statement
 * @param parameters of it
 */
record AccountSearch(String where, Map<String, Object> parameters, Query query) {

    private static final int MAX_ROWS = 1_000;

    /** So many locked ones are found; more at once is an attack, and the list shows its begin. */
    private static final int MAX_LOCKED = 10_000;

    private static final int PREFIX = LockOwner.ACCOUNT.length();

    static AccountSearch of(EntityManager em, Query query, Instant now) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        if (!query.text().isBlank()) {
            conditions.add("locate(:text, a.searchKey) > 0");
            parameters.put("text", Names.searchKey(query.text().strip()));
        }
        query.having().forEach((field, text) -> {
            conditions.add(has(field));
            parameters.put(field.name(), folded(field, text.strip()));
        });
        if (query.having().containsKey(Field.LOGIN)) {
            parameters.put("line", "\n");
        }
        if (query.state() == State.LOCKED) {
            List<UUID> locked = locked(em, now);
            conditions.add(locked.isEmpty() ? "1 = 0" : "a.key in :locked");
            if (!locked.isEmpty()) {
                parameters.put("locked", locked);
            }
        } else if (query.state() != null) {
            conditions.add("a.active = :active");
            parameters.put("active", query.state() == State.ACTIVE);
        }
        if (query.group() != null) {
            GroupEntity group = GroupRows.existing(em, query.group());
            conditions.add(GroupRows.isMember(group.kind()));
            if (group.kind() == GroupKind.ORDINARY) {
                parameters.put("group", group.number());
            }
        }
        String where = " from Account a" + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
        return new AccountSearch(where, parameters, query);
    }

    /** What is searched is read from an index where one has the field; a login is the first line of the search key. */
    private static String has(Field field) {
        return switch (field) {
            case LOGIN -> "locate(:LOGIN, a.searchKey) > 0 and locate(:LOGIN, a.searchKey) < locate(:line, a.searchKey)";
            case EMAIL -> "locate(:EMAIL, a.emailKey) > 0";
            case DISPLAY_NAME -> "locate(:DISPLAY_NAME, lower(a.displayName)) > 0";
            case FIRST_NAME -> "locate(:FIRST_NAME, lower(a.profile.firstName)) > 0";
            case LAST_NAME -> "locate(:LAST_NAME, lower(a.profile.lastName)) > 0";
        };
    }

    private static String folded(Field field, String text) {
        return switch (field) {
            case LOGIN -> Names.searchKey(text);
            case EMAIL -> Names.emailKey(text);
            // as the columns are: in NFC, lower case by the database
            case DISPLAY_NAME, FIRST_NAME, LAST_NAME -> Names.cut(Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT), 300);
        };
    }

    private static List<UUID> locked(EntityManager em, Instant now) {
        return em.createQuery("select l.owner from Lockout l where l.lockedUntil > :now and l.owner like :accounts order by l.owner",
                        String.class)
                .setParameter("now", now)
                .setParameter("accounts", LockOwner.ACCOUNT + "%")
                .setMaxResults(MAX_LOCKED)
                .getResultList().stream()
                .map(owner -> UUID.fromString(owner.substring(PREFIX)))
                .toList();
    }

    /**
     * What a page shows.
     *
     * @param total of all pages
     */
    record Page(long total, List<AccountEntity> rows) {}

    /** A page that is not full tells the total itself: what is rare costs the longest look through the index, which is done once. */
    Page run(EntityManager em) {
        List<AccountEntity> rows = page(em);
        int offset = Math.max(0, query.offset());
        boolean last = rows.size() < limit() && (offset == 0 || !rows.isEmpty());
        return new Page(last ? offset + rows.size() : count(em), rows);
    }

    private int limit() {
        return Math.min(query.limit(), MAX_ROWS);
    }

    private long count(EntityManager em) {
        return with(em.createQuery("select count(a)" + where, Long.class)).getSingleResult();
    }

    /** Finds the keys in an index, then reads the rows of those alone. */
    private List<AccountEntity> page(EntityManager em) {
        String direction = query.descending() ? " desc" : "";
        String column = column(query.order());
        String order = " order by a." + column + direction + (column.equals("searchKey") ? "" : ", a.searchKey" + direction);
        List<UUID> keys = with(em.createQuery("select a.key" + where + order, UUID.class))
                .setFirstResult(Math.max(0, query.offset()))
                .setMaxResults(limit())
                .getResultList();
        return rows(em, keys);
    }

    /** In the order of the keys. */
    static List<AccountEntity> rows(EntityManager em, List<UUID> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<UUID, AccountEntity> found = new HashMap<>();
        em.createQuery("select a from Account a where a.key in :keys", AccountEntity.class)
                .setParameter("keys", keys)
                .getResultList()
                .forEach(row -> found.put(row.key().value(), row));
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private <T> TypedQuery<T> with(TypedQuery<T> statement) {
        // beside functions the provider writes values into the text unless told, and booleans as numbers, which H2 refuses
        statement.setHint("eclipselink.jdbc.bind-parameters", "true");
        parameters.forEach(statement::setParameter);
        return statement;
    }

    private static String column(Order order) {
        return switch (order) {
            case LOGIN -> "searchKey";
            case DISPLAY_NAME -> "displayKey";
            case EMAIL -> "emailKey";
            case CREATED_AT -> "createdAt";
        };
    }
}
