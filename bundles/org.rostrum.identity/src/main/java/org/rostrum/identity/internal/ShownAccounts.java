// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.contact.GroupBookService.Shows.Kind;
import org.rostrum.identity.group.GroupKind;

/**
 * Accounts that stand in a book because a group shows them (30/GAB-2), searched and cut in the database: they may be all there are.
 *
 * @param all    whether every account is shown
 * @param shown  numbers of groups whose accounts are
 */
record ShownAccounts(AccountKey owner, List<String> books, boolean all, List<Long> shown, Search search) {

    /**
     * What is looked for.
     *
     * @param text   compared form; empty: all
     * @param folder null: all
     */
    record Search(String text, SearchedFields fields, @Nullable Long folder) {

        static final Search ALL = new Search("", new SearchedFields(Set.of()), null);
    }

    /** What the books of these groups show by themselves. */
    static ShownAccounts of(EntityManager em, AccountKey owner, List<Long> groups, Search search) {
        List<String> books = new ArrayList<>(ContactRows.books(groups));
        books.add(ContactEntity.bookOf(owner));
        boolean all = false;
        List<Long> shown = new ArrayList<>();
        for (GroupBookEntity book : em.createQuery("select b from GroupBook b where b.group in :groups", GroupBookEntity.class)
                .setParameter("groups", groups)
                .getResultList()) {
            all |= book.kind() == Kind.ALL;
        }
        if (!all) {
            shown.addAll(em.createQuery("select s.shown from GroupBookShown s where s.group in :groups", Long.class)
                    .setParameter("groups", groups)
                    .getResultList());
        }
        return new ShownAccounts(owner, books, all, shown, search);
    }

    private boolean nobody() {
        return !all && shown.isEmpty();
    }

    long count(EntityManager em) {
        return nobody() ? 0 : with(em.createQuery("select count(a)" + where(em), Long.class)).getSingleResult();
    }

    /** How many have a name before this one, in compared form. */
    long countBefore(EntityManager em, String displayKey) {
        return nobody()
                ? 0
                : with(em.createQuery("select count(a)" + where(em) + " and a.displayKey < :before", Long.class))
                        .setParameter("before", displayKey)
                        .getSingleResult();
    }

    /** By name. */
    List<AccountEntity> page(EntityManager em, int offset, int limit) {
        return nobody() || limit <= 0
                ? List.of()
                : AccountSearch.rows(em, with(em.createQuery("select a.key" + where(em) + " order by a.displayKey, a.searchKey", UUID.class))
                        .setFirstResult(offset)
                        .setMaxResults(limit)
                        .getResultList());
    }

    /** Whether this account is one of them. */
    boolean includes(EntityManager em, AccountKey account) {
        return !nobody()
                && with(em.createQuery("select count(a)" + where(em) + " and a.key = :account", Long.class))
                                .setParameter("account", account.value())
                                .getSingleResult()
                        > 0;
    }

    /** Not those that stand there already because somebody wrote them. */
    private String where(EntityManager em) {
        StringBuilder where = new StringBuilder(" from Account a where a.active = :active and a.key <> :owner and not exists "
                + "(select c from BookContact c where c.account = a.key and c.book in :books)");
        if (!all) {
            where.append(" and (exists (select m from GroupMember m where m.account = a.key and m.group in :shown)");
            if (shown.contains(GroupRows.predefined(em, GroupKind.NO_GROUP).number())) {
                where.append(" or not exists (select n from GroupMember n where n.account = a.key)");
            }
            where.append(")");
        }
        if (!search.text().isEmpty()) {
            where.append(" and (").append(search.fields().condition()).append(")");
        }
        if (search.folder() != null) {
            where.append(" and exists (select e from FolderEntry e where e.account = a.key and e.folder = :folder)");
        }
        return where.toString();
    }

    private <T> TypedQuery<T> with(TypedQuery<T> query) {
        // beside functions the provider writes values into the text unless told, and booleans as numbers, which H2 refuses
        query.setHint("eclipselink.jdbc.bind-parameters", "true");
        query.setParameter("active", true).setParameter("owner", owner.value()).setParameter("books", books);
        if (!all) {
            query.setParameter("shown", shown);
        }
        if (!search.text().isEmpty()) {
            query.setParameter("text", search.text());
        }
        return search.folder() == null ? query : query.setParameter("folder", search.folder());
    }
}
