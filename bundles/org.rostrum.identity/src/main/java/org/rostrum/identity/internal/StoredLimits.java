// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
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
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.LimitService;
import org.rostrum.identity.group.Bandwidth;
import org.rostrum.identity.group.Group;
import org.rostrum.store.JpaUnit;

/** Bandwidth limits of accounts in the database. Source: 30 §5. Thread-safe. */
@Component(service = LimitService.class)
public final class StoredLimits implements LimitService {

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final StoredGroups groups;
    private final ObjectChanges<Bandwidth> changes;
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
        Map<String, Function<? super Bandwidth, @Nullable Object>> fields = new LinkedHashMap<>();
        fields.put("inbound_limit_kbps", Bandwidth::inboundKbps);
        fields.put("outbound_limit_kbps", Bandwidth::outboundKbps);
        this.changes = new ObjectChanges<>(changes, clock, "user", limits -> "", fields);
        groups.onChanged(account -> tell());
    }

    @Override
    public Limits of(AccountKey account) {
        List<Group> his = groups.of(List.of(account)).getOrDefault(account, List.of());
        Bandwidth own = unit.read(em -> find(em, account));
        return new Limits(own, own.orOf(his), his.stream().filter(group -> !group.limits().equals(Bandwidth.UNLIMITED)).toList());
    }

    private static Bandwidth find(EntityManager em, AccountKey account) {
        LimitEntity row = em.find(LimitEntity.class, account.value());
        return row == null ? Bandwidth.UNLIMITED : row.limits();
    }

    @Override
    public void set(AccountKey account, Bandwidth limits, String by) {
        Bandwidth before = unit.write(em -> {
            if (em.find(AccountEntity.class, account.value()) == null) {
                throw new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such account.", "user_id");
            }
            return replace(em, account, limits);
        });
        accounts.find(account).ifPresent(found -> changes.edited(found.id().toString(), by, changes.between(before, limits)));
        tell();
    }

    /** What it was. */
    private static Bandwidth replace(EntityManager em, AccountKey account, Bandwidth limits) {
        LimitEntity row = em.find(LimitEntity.class, account.value());
        Bandwidth before = row == null ? Bandwidth.UNLIMITED : row.limits();
        if (row == null) {
            em.persist(new LimitEntity(account, limits));
        } else {
            row.set(limits);
        }
        return before;
    }

    /** Forgets those of an account that goes, inside the caller's transaction. */
    static void forget(EntityManager em, AccountKey account) {
        em.createQuery("delete from BandwidthLimit l where l.account = :account").setParameter("account", account.value()).executeUpdate();
    }

    private void tell() {
        listeners.forEach(listener -> listener.accept(this));
    }

    @Override
    public AutoCloseable onChange(Consumer<LimitService> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
