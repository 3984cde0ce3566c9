// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.contact.GroupBookService.Shows.Kind;
import org.rostrum.identity.group.GroupKind;

/**
 * Accounts that stand in a book because a group shows them (30/GAB-2), searched and cut in the database: they may be all there are.
 *
 * @param all    whether every account is shown
 * @param shown  numbers of groups whose accounts are
 * @param text   compared form of what is looked for; empty: all
 * @param folder null: all
 */
record ShownAccounts(AccountKey owner, List<String> books, boolean all, List<Long> shown, String text, @Nullable Long folder) {

    /** What the books of these groups show by themselves. */
    static ShownAccounts of(EntityManager em, AccountKey owner, List<Long> groups, String text, @Nullable Long folder) {
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
        return new ShownAccounts(owner, books, all, shown, text, folder);
    }

    private boolean nobody() {
        return !all && shown.isEmpty();
    }

    long count(EntityManager em) {
        return nobody() ? 0 : with(em.createQuery("select count(a)" + where(em), Long.class)).getSingleResult();
    }

    /** By name. */
    List<AccountEntity> page(EntityManager em, int offset, int limit) {
        return nobody() || limit <= 0
                ? List.of()
                : with(em.createQuery("select a" + where(em) + " order by a.displayKey, a.searchKey", AccountEntity.class))
                        .setFirstResult(offset)
                        .setMaxResults(limit)
                        .getResultList();
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
        if (!text.isEmpty()) {
            where.append(" and locate(:text, a.searchKey) > 0");
        }
        if (folder != null) {
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
        if (!text.isEmpty()) {
            query.setParameter("text", text);
        }
        return folder == null ? query : query.setParameter("folder", folder);
    }
}
