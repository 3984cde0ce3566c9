// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.identity.contact.ContactError;
import org.rostrum.identity.contact.GroupCallService;
import org.rostrum.identity.group.GroupKind;
import org.rostrum.store.JpaUnit;

/** Group-call numbers in the namespace of logins. Source: 30 §9. Thread-safe. */
@Component(service = GroupCallService.class)
public final class StoredGroupCalls implements GroupCallService {

    private static final String LOCATION = "call_id";

    private final JpaUnit unit;
    private final ObjectChanges<GroupCall> changes;
    private final Clock clock;

    @Activate
    public StoredGroupCalls(@Reference IdentityUnit unit, @Reference ChangeLog changes) {
        this(unit, changes, Clock.systemUTC());
    }

    StoredGroupCalls(IdentityUnit unit, ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.changes = Changes.groupCalls(changes, clock);
        this.clock = clock;
    }

    @Override
    public GroupCall of(String group) {
        return unit.read(em -> {
            GroupEntity row = GroupRows.existing(em, group);
            GroupRows.refusePredefined(row);
            return shown(row, em.find(GroupCallEntity.class, row.number()));
        });
    }

    private static GroupCall shown(GroupEntity group, @Nullable GroupCallEntity row) {
        return row == null
                ? new GroupCall(group.id(), group.name(), false, group.id())
                : new GroupCall(group.id(), group.name(), row.enabled(), row.number());
    }

    @Override
    public List<GroupCall> list() {
        return unit.read(em -> {
            Map<Long, GroupCallEntity> set = new HashMap<>();
            em.createQuery("select c from GroupCallNumber c", GroupCallEntity.class).getResultList()
                    .forEach(row -> set.put(row.group(), row));
            return em.createQuery("select g from PeopleGroup g order by g.number", GroupEntity.class).getResultList().stream()
                    .filter(group -> group.kind() == GroupKind.ORDINARY)
                    .map(group -> shown(group, set.get(group.number())))
                    .toList();
        });
    }

    @Override
    public GroupCall change(String group, @Nullable Boolean enabled, @Nullable String typed, String by) {
        String wanted = typed == null ? null : Names.shortName(typed, ContactError.NUMBER_INVALID, LOCATION);
        List<GroupCall> both = unit.write(em -> {
            GroupEntity row = GroupRows.locked(em, group);
            GroupRows.refusePredefined(row);
            GroupCallEntity call = em.find(GroupCallEntity.class, row.number());
            GroupCall before = shown(row, call);
            GroupCall after = new GroupCall(before.group(), before.groupName(), enabled == null ? before.enabled() : enabled,
                    wanted == null ? before.number() : wanted);
            rename(em, row.number(), before, after);
            if (call == null) {
                call = new GroupCallEntity(row.number(), after.number());
                em.persist(call);
            }
            call.set(after.number(), after.enabled());
            return List.of(before, after);
        });
        changes.changed(both.get(0), both.get(1), by);
        return both.get(1);
    }

    /** A number that is off is nobody's name (30/GCP-8). */
    private void rename(EntityManager em, long group, GroupCall before, GroupCall after) {
        boolean same = before.enabled() == after.enabled() && before.number().equals(after.number());
        if (before.enabled() && !same) {
            NameEntity old = em.find(NameEntity.class, Names.nameKey(before.number()));
            if (old != null) {
                em.remove(old);
                em.flush();
            }
        }
        if (after.enabled() && !same) {
            StoredAliases.refuseIfTaken(em, after.number(), LOCATION);
            em.persist(NameEntity.groupCall(after.number(), group, clock.instant()));
        }
    }
}
