// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.group.Bandwidth;
import org.rostrum.identity.group.Group;
import org.rostrum.identity.group.GroupKind;
import org.rostrum.identity.group.GroupService;
import org.rostrum.identity.group.Right;
import org.rostrum.store.JpaUnit;

/** The groups in the database. Source: 30 §7. Thread-safe. */
@Component(service = {GroupService.class, StoredGroups.class})
public final class StoredGroups implements GroupService {

    private static final int CHUNK = 500;
    private static final int MAX_ROWS = 1_000;
    private static final int MAX_NAME = 255;

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final ObjectChanges<Group> changes;
    private final Clock clock;
    private final List<Consumer<@Nullable AccountKey>> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public StoredGroups(@Reference IdentityUnit unit, @Reference StoredAccounts accounts, @Reference ChangeLog changes) {
        this(unit, accounts, changes, Clock.systemUTC());
    }

    StoredGroups(IdentityUnit unit, StoredAccounts accounts, ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.changes = Changes.groups(changes, clock);
        this.clock = clock;
    }

    /** Calls this after each change, on the thread that made it, with the account concerned; null: anybody. */
    void onChanged(Consumer<@Nullable AccountKey> listener) {
        listeners.add(listener);
    }

    /** Somebody's groups are others, or (null) a group is another. */
    void tell(@Nullable AccountKey account) {
        listeners.forEach(listener -> listener.accept(account));
    }

    @Override
    public List<Group> list() {
        return unit.read(em -> {
            Map<Long, Long> members = new HashMap<>();
            em.createQuery("select m.group, count(m) from GroupMember m group by m.group", Object[].class).getResultList()
                    .forEach(row -> members.put((Long) row[0], (Long) row[1]));
            return em.createQuery("select g from PeopleGroup g order by g.number", GroupEntity.class).getResultList().stream()
                    .map(row -> row.group(members.getOrDefault(row.number(), 0L)))
                    .toList();
        });
    }

    @Override
    public Group find(String id) {
        return unit.read(em -> shown(em, GroupRows.existing(em, id)));
    }

    private static Group shown(EntityManager em, GroupEntity row) {
        return row.group(em.createQuery("select count(m) from GroupMember m where m.group = :group", Long.class)
                .setParameter("group", row.number())
                .getSingleResult());
    }

    @Override
    public Group create(String typed, @Nullable Set<Right> rights, Bandwidth limits, String by) {
        String name = name(typed);
        Group made = unit.write(em -> {
            refuseIfTaken(em, name, null);
            GroupEntity row = new GroupEntity(
                    name, rights == null ? GroupRows.predefined(em, GroupKind.NO_GROUP).rights() : rights, clock.instant());
            row.limit(limits);
            em.persist(row);
            return row.group(0);
        });
        changes.created(made, by);
        return made;
    }

    @Override
    public Group change(
            String id, @Nullable String typed, @Nullable Set<Right> rights, @Nullable UnaryOperator<Bandwidth> limits, String by) {
        String name = typed == null ? null : name(typed);
        List<Group> both = unit.write(em -> {
            GroupEntity row = GroupRows.locked(em, id);
            Group before = shown(em, row);
            if (name != null && !name.equals(row.name())) {
                GroupRows.refusePredefined(row);
                refuseIfTaken(em, name, row);
                row.rename(name);
            }
            if (rights != null) {
                refuseLocked(row.kind(), rights);
                row.setRights(rights);
            }
            if (limits != null) {
                row.limit(limits.apply(before.limits()));
            }
            return List.of(before, row.group(before.members()));
        });
        changes.changed(both.get(0), both.get(1), by);
        if (!both.get(0).rights().equals(both.get(1).rights()) || !both.get(0).limits().equals(both.get(1).limits())) {
            tell(null);
        }
        return both.get(1);
    }

    /** 1 to 255 visible characters (30 B-8). */
    private static String name(String typed) {
        try {
            String name = Names.displayName(typed.length() > MAX_NAME ? "" : typed, "display_name");
            if (!name.startsWith("@")) {
                return name;
            }
        } catch (RostrumException e) {
            // told below in the words of groups
        }
        throw new RostrumException(IdentityError.GROUP_NAME_INVALID,
                "a group's name has 1 to 240 visible characters and does not begin with @", "display_name");
    }

    private static void refuseIfTaken(EntityManager em, String name, @Nullable GroupEntity own) {
        List<GroupEntity> same = em.createQuery("select g from PeopleGroup g where g.nameKey = :key", GroupEntity.class)
                .setParameter("key", GroupEntity.key(name))
                .getResultList();
        if (!same.isEmpty() && (own == null || same.get(0).number() != own.number())) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "a group of this name exists", "display_name");
        }
    }

    private static void refuseLocked(GroupKind kind, Set<Right> rights) {
        rights.stream().filter(kind.locked()::contains).sorted().findFirst().ifPresent(right -> {
            throw new RostrumException(IdentityError.RIGHT_LOCKED, "this group can never have the right " + right.word(), "rights");
        });
    }

    @Override
    public void delete(String id, String by) {
        Group gone = unit.write(em -> {
            GroupEntity row = GroupRows.locked(em, id);
            GroupRows.refusePredefined(row);
            Group before = shown(em, row);
            em.createQuery("delete from GroupMember m where m.group = :group").setParameter("group", row.number()).executeUpdate();
            ContactRows.forgetGroup(em, row.number());
            em.remove(row);
            return before;
        });
        changes.deleted(gone, by);
        tell(null);
    }

    @Override
    public Members members(String id, int offset, int limit) {
        return unit.read(em -> {
            GroupEntity row = GroupRows.existing(em, id);
            String where = GroupRows.membersOf(row.kind());
            var count = em.createQuery("select count(a)" + where, Long.class);
            var page = em.createQuery("select a" + where + " order by a.searchKey", AccountEntity.class);
            if (row.kind() == GroupKind.ORDINARY) {
                count.setParameter("group", row.number());
                page.setParameter("group", row.number());
            }
            return new Members(count.getSingleResult(), page.setFirstResult(Math.max(0, offset))
                    .setMaxResults(Math.max(0, Math.min(limit, MAX_ROWS)))
                    .getResultList().stream().map(accounts::account).toList());
        });
    }

    @Override
    public void add(String id, AccountKey account, String by) {
        place(id, account, true, by);
    }

    @Override
    public void remove(String id, AccountKey account, String by) {
        place(id, account, false, by);
    }

    /** Locks the group, so that two who add the same account at once make one row, and nobody joins a group that goes. */
    private void place(String id, AccountKey account, boolean in, String by) {
        List<String> changed = unit.write(em -> {
            GroupEntity group = GroupRows.locked(em, id);
            GroupRows.refusePredefined(group);
            AccountEntity person = em.find(AccountEntity.class, account.value());
            if (person == null) {
                throw new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such account.", "user_id");
            }
            GroupMemberEntity row = em.find(GroupMemberEntity.class, new GroupMemberEntity.Key(group.number(), account.value()));
            if (in == (row != null)) {
                return List.<String>of();
            }
            if (row == null) {
                em.persist(new GroupMemberEntity(group.number(), account.value()));
            } else {
                em.remove(row);
            }
            return List.of(group.name(), accounts.account(person).id().toString());
        });
        if (!changed.isEmpty()) {
            String who = changed.get(1);
            changes.edited(changed.get(0), by, List.of(in ? new Field("members", null, who) : new Field("members", who, null)));
            tell(account);
        }
    }

    @Override
    public Map<AccountKey, List<Group>> of(Collection<AccountKey> wanted) {
        return unit.read(em -> {
            Map<Long, Group> all = new LinkedHashMap<>();
            em.createQuery("select g from PeopleGroup g order by g.number", GroupEntity.class).getResultList()
                    .forEach(row -> all.put(row.number(), row.group(0)));
            Map<UUID, List<Group>> found = memberships(em, wanted, all);
            List<Group> none = all.values().stream().filter(group -> group.kind() == GroupKind.NO_GROUP).toList();
            return wanted.stream().distinct().collect(Collectors.toMap(key -> key, key -> found.getOrDefault(key.value(), none)));
        });
    }

    private static Map<UUID, List<Group>> memberships(EntityManager em, Collection<AccountKey> wanted, Map<Long, Group> all) {
        List<UUID> keys = wanted.stream().map(AccountKey::value).distinct().toList();
        Map<UUID, List<Group>> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            em.createQuery("select m from GroupMember m where m.account in :keys order by m.group", GroupMemberEntity.class)
                    .setParameter("keys", keys.subList(from, Math.min(from + CHUNK, keys.size())))
                    .getResultList()
                    .forEach(row -> {
                        Group group = all.get(row.group());
                        if (group != null) {
                            found.computeIfAbsent(row.account(), key -> new ArrayList<>()).add(group);
                        }
                    });
        }
        return found;
    }

    /** The predefined group of this kind. */
    Group predefined(GroupKind kind) {
        return unit.read(em -> GroupRows.predefined(em, kind).group(0));
    }
}
