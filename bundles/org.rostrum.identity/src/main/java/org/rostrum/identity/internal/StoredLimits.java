// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.BandwidthLimits;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.LimitService;
import org.rostrum.identity.group.Group;
import org.rostrum.store.JpaUnit;

/** Bandwidth limits in the database. Source: 30 §5. Thread-safe. */
@Component(service = LimitService.class)
public final class StoredLimits implements LimitService {

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final StoredGroups groups;
    private final ObjectChanges<BandwidthLimits> ofUser;
    private final ObjectChanges<BandwidthLimits> ofGroup;
    private final List<Consumer<LimitService>> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public StoredLimits(@Reference IdentityUnit unit, @Reference StoredAccounts accounts, @Reference StoredGroups groups,
            @Reference ChangeLog changes) {
        this(unit, accounts, groups, changes, Clock.systemUTC());
    }

    StoredLimits(IdentityUnit unit, StoredAccounts accounts, StoredGroups groups, ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.groups = groups;
        Map<String, Function<? super BandwidthLimits, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("inbound_kbps", BandwidthLimits::inboundKbps);
        fields.put("outbound_kbps", BandwidthLimits::outboundKbps);
        ofUser = new ObjectChanges<>(changes, clock, "user", limits -> "", fields);
        ofGroup = new ObjectChanges<>(changes, clock, "group", limits -> "", fields);
    }

    @Override
    public Limits of(AccountKey account) {
        List<Group> his = groups.of(List.of(account)).getOrDefault(account, List.of());
        return unit.read(em -> {
            BandwidthLimits own = find(em, LimitEntity.ownerOf(account));
            List<GroupLimits> set = new ArrayList<>();
            for (Group group : his) {
                BandwidthLimits limits = find(em, LimitEntity.ownerOf(GroupRows.existing(em, group.id()).number()));
                if (!limits.equals(BandwidthLimits.NONE)) {
                    set.add(new GroupLimits(group, limits));
                }
            }
            return new Limits(own, BandwidthLimits.effective(own, set.stream().map(GroupLimits::limits).toList()), set);
        });
    }

    @Override
    public BandwidthLimits ofGroup(String groupId) {
        return unit.read(em -> find(em, LimitEntity.ownerOf(GroupRows.existing(em, groupId).number())));
    }

    private static BandwidthLimits find(EntityManager em, String owner) {
        LimitEntity row = em.find(LimitEntity.class, owner);
        return row == null ? BandwidthLimits.NONE : row.limits();
    }

    @Override
    public void set(AccountKey account, BandwidthLimits limits, String by) {
        check(limits);
        BandwidthLimits before = unit.write(em -> {
            if (em.find(AccountEntity.class, account.value()) == null) {
                throw new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such account.", "user_id");
            }
            return replace(em, LimitEntity.ownerOf(account), limits);
        });
        accounts.find(account).ifPresent(found -> ofUser.edited(found.id().toString(), by, ofUser.between(before, limits)));
        listeners.forEach(listener -> listener.accept(this));
    }

    @Override
    public void setGroup(String groupId, BandwidthLimits limits, String by) {
        check(limits);
        BandwidthLimits before = unit.write(em -> replace(em, LimitEntity.ownerOf(GroupRows.locked(em, groupId).number()), limits));
        ofGroup.edited(groups.find(groupId).name(), by, ofGroup.between(before, limits));
        listeners.forEach(listener -> listener.accept(this));
    }

    private static void check(BandwidthLimits limits) {
        if (!limits.isValid()) {
            throw new RostrumException(CommonError.INVALID_VALUE, "A limit is " + BandwidthLimits.MINIMUM_KBPS + " to "
                    + BandwidthLimits.MAXIMUM_KBPS + " kbit/s.", "limits");
        }
    }

    /** What it was. */
    private static BandwidthLimits replace(EntityManager em, String owner, BandwidthLimits limits) {
        LimitEntity row = em.find(LimitEntity.class, owner);
        BandwidthLimits before = row == null ? BandwidthLimits.NONE : row.limits();
        if (row == null) {
            em.persist(new LimitEntity(owner, limits));
        } else {
            row.set(limits);
        }
        return before;
    }

    /** Forgets those of an account or group that goes, inside the caller's transaction. */
    static void forget(EntityManager em, String owner) {
        em.createQuery("delete from BandwidthLimit l where l.owner = :owner").setParameter("owner", owner).executeUpdate();
    }

    @Override
    public AutoCloseable onChange(Consumer<LimitService> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
