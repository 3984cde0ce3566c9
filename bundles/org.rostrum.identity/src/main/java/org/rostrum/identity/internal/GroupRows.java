// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.group.GroupKind;

/** Finds rows of groups inside a transaction. */
final class GroupRows {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{4,18}");

    private GroupRows() {}

    /** @throws RostrumException with {@link IdentityError#GROUP_NOT_FOUND} */
    static GroupEntity existing(EntityManager em, String id) {
        return found(em, id, LockModeType.NONE);
    }

    /** As {@link #existing}, for a change. */
    static GroupEntity locked(EntityManager em, String id) {
        return found(em, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private static GroupEntity found(EntityManager em, String id, LockModeType lock) {
        @Nullable GroupEntity row = null;
        if (NUMBER.matcher(id).matches()) {
            row = em.find(GroupEntity.class, Long.parseLong(id), lock);
        } else {
            for (GroupKind kind : GroupKind.values()) {
                if (kind.predefined() && id.equals("@" + GroupEntity.word(kind))) {
                    row = em.find(GroupEntity.class, predefined(em, kind).number(), lock);
                }
            }
        }
        if (row == null || !row.id().equals(id)) {
            throw new RostrumException(IdentityError.GROUP_NOT_FOUND, "There is no such group.", "group_id");
        }
        return row;
    }

    static GroupEntity predefined(EntityManager em, GroupKind kind) {
        List<GroupEntity> rows = em.createQuery("select g from PeopleGroup g where g.kind = :kind", GroupEntity.class)
                .setParameter("kind", GroupEntity.word(kind))
                .getResultList();
        return rows.stream().findFirst().orElseThrow(() -> new IllegalStateException("the migration makes the group " + kind));
    }

    static void refusePredefined(GroupEntity row) {
        if (row.kind().predefined()) {
            throw new RostrumException(IdentityError.GROUP_PREDEFINED, "This group belongs to the server.", "group_id");
        }
    }

    /**
     * Puts an account into these groups and takes it out of all others.
     *
     * @return whether anything changed
     * @throws RostrumException {@link IdentityError#GROUP_NOT_FOUND}, {@link IdentityError#GROUP_PREDEFINED}, at {@code groups}
     */
    static boolean place(EntityManager em, AccountKey account, Collection<String> groupIds) {
        Set<Long> wanted = new HashSet<>();
        for (String id : new TreeSet<>(groupIds)) {
            try {
                GroupEntity group = locked(em, id);
                refusePredefined(group);
                wanted.add(group.number());
            } catch (RostrumException e) {
                throw new RostrumException(e.error(), e.getMessage(), "groups", e);
            }
        }
        boolean changed = false;
        for (GroupMemberEntity row : memberships(em, account)) {
            if (!wanted.remove(row.group())) {
                em.remove(row);
                changed = true;
            }
        }
        wanted.forEach(group -> em.persist(new GroupMemberEntity(group, account.value())));
        return changed || !wanted.isEmpty();
    }

    /** Names of the groups of an account, for logs. */
    static String names(EntityManager em, AccountKey account) {
        return memberships(em, account).stream()
                .map(row -> em.find(GroupEntity.class, row.group()))
                .filter(Objects::nonNull)
                .map(GroupEntity::name)
                .collect(Collectors.joining(","));
    }

    private static List<GroupMemberEntity> memberships(EntityManager em, AccountKey account) {
        return em.createQuery("select m from GroupMember m where m.account = :account order by m.group", GroupMemberEntity.class)
                .setParameter("account", account.value())
                .getResultList();
    }

    /** From and where of the accounts of a group of this kind; takes the parameter {@code group} for an ordinary one. */
    static String membersOf(GroupKind kind) {
        return " from Account a where " + isMember(kind);
    }

    /** Condition on the account {@code a}, see {@link #membersOf}. */
    static String isMember(GroupKind kind) {
        return switch (kind) {
            case ORDINARY -> "exists (select m from GroupMember m where m.account = a.key and m.group = :group)";
            case NO_GROUP -> "not exists (select m from GroupMember m where m.account = a.key)";
            case FEDERATED, GUESTS -> "1 = 0";
        };
    }
}
