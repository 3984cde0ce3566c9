// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.group.GroupKind;

/** Finds and forgets rows of address books inside a transaction. */
final class ContactRows {

    private static final int CHUNK = 500;

    private ContactRows() {}

    /** Numbers of the groups of an account: at least the one of users without group (30/GRP-3). */
    static List<Long> groupsOf(EntityManager em, AccountKey account) {
        List<Long> numbers = em.createQuery("select m.group from GroupMember m where m.account = :account order by m.group", Long.class)
                .setParameter("account", account.value())
                .getResultList();
        return numbers.isEmpty() ? List.of(GroupRows.predefined(em, GroupKind.NO_GROUP).number()) : numbers;
    }

    /** What somebody wrote into the book of an account and those of these groups, the account's own first. */
    static List<ContactEntity> written(EntityManager em, AccountKey account, List<Long> groups) {
        List<ContactEntity> rows = new ArrayList<>(in(em, List.of(ContactEntity.bookOf(account))));
        if (!groups.isEmpty()) {
            rows.addAll(in(em, books(groups)));
        }
        return rows;
    }

    static List<String> books(List<Long> groups) {
        return groups.stream().map(ContactEntity::bookOfGroup).toList();
    }

    static List<ContactEntity> in(EntityManager em, List<String> books) {
        return em.createQuery("select c from BookContact c where c.book in :books", ContactEntity.class)
                .setParameter("books", books)
                .getResultList();
    }

    static long count(EntityManager em, String book) {
        return em.createQuery("select count(c) from BookContact c where c.book = :book", Long.class)
                .setParameter("book", book)
                .getSingleResult();
    }

    /** The accounts that these entries mean, by key. */
    static Map<UUID, AccountEntity> accounts(EntityManager em, List<ContactEntity> rows) {
        List<UUID> keys = rows.stream().map(ContactEntity::account).filter(key -> !key.equals(NameEntity.NO_ACCOUNT)).distinct().toList();
        Map<UUID, AccountEntity> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            em.createQuery("select a from Account a where a.key in :keys", AccountEntity.class)
                    .setParameter("keys", keys.subList(from, Math.min(from + CHUNK, keys.size())))
                    .getResultList()
                    .forEach(row -> found.put(row.key().value(), row));
        }
        return found;
    }

    /** Everything of an account that goes: its book, folders and blocks, and it in those of others. */
    static void forget(EntityManager em, AccountKey account) {
        UUID key = account.value();
        em.createQuery("delete from BookContact c where c.book = :book or c.account = :key")
                .setParameter("book", ContactEntity.bookOf(account))
                .setParameter("key", key)
                .executeUpdate();
        em.createQuery("delete from FolderEntry e where e.account = :key or e.folder in "
                        + "(select f.id from ContactFolder f where f.account = :key)")
                .setParameter("key", key)
                .executeUpdate();
        em.createQuery("delete from ContactFolder f where f.account = :key").setParameter("key", key).executeUpdate();
        em.createQuery("delete from Block b where b.owner = :key or b.blocked = :key").setParameter("key", key).executeUpdate();
    }

    /** Everything of a group that goes: its book, its number, and it in the books of others (30/UX-9). */
    static void forgetGroup(EntityManager em, long group) {
        em.createQuery("delete from BookContact c where c.book = :book")
                .setParameter("book", ContactEntity.bookOfGroup(group))
                .executeUpdate();
        em.createQuery("delete from GroupBookShown s where s.group = :group or s.shown = :group").setParameter("group", group).executeUpdate();
        em.createQuery("delete from GroupBook b where b.group = :group").setParameter("group", group).executeUpdate();
        em.createQuery("delete from GroupCallNumber c where c.group = :group").setParameter("group", group).executeUpdate();
        em.createQuery("delete from DialledName n where n.group = :group").setParameter("group", group).executeUpdate();
    }
}
