// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.call.CallString;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.contact.BlockListService;
import org.rostrum.identity.contact.ContactError;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** Block lists in the database. Source: 90/M-044…M-046, AB-2, AB-3. Thread-safe. */
@Component(service = BlockListService.class)
public final class StoredBlockLists implements BlockListService {

    private static final String LOCATION = "contact_id";

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final Targets targets;
    private final Clock clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public StoredBlockLists(@Reference IdentityUnit unit, @Reference StoredAccounts accounts, @Reference SiteSettings settings) {
        this(unit, accounts, settings, Clock.systemUTC());
    }

    StoredBlockLists(IdentityUnit unit, StoredAccounts accounts, SiteSettings settings, Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.targets = new Targets(accounts, settings);
        this.clock = clock;
    }

    @Override
    public List<Blocked> of(AccountKey owner) {
        List<BlockEntity> rows = unit.read(em -> em.createQuery("select b from Block b where b.owner = :owner", BlockEntity.class)
                .setParameter("owner", owner.value())
                .getResultList());
        Map<AccountKey, Account> known = accounts.find(rows.stream().map(row -> new AccountKey(row.blocked())).toList());
        return rows.stream()
                .map(row -> blocked(row, known.get(new AccountKey(row.blocked()))))
                .sorted(Comparator.comparing((Blocked blocked) -> Names.fold(blocked.displayName())).thenComparing(Blocked::id))
                .toList();
    }

    private static Blocked blocked(BlockEntity row, @Nullable Account account) {
        return account == null
                ? new Blocked(row.address(), row.address(), null)
                : new Blocked(account.id().login(), account.displayName(), account);
    }

    @Override
    public Blocked block(AccountKey owner, String callString) {
        BlockEntity made = unit.write(em -> {
            Address address = Address.of(targets.find(em, callString, LOCATION));
            if (address.account().equals(owner.value())) {
                throw new RostrumException(ContactError.OWN_ACCOUNT, "Nobody blocks himself.", LOCATION);
            }
            BlockEntity found = em.find(BlockEntity.class, new BlockEntity.Key(owner.value(), address.hash()));
            if (found != null) {
                return found;
            }
            refuseIfFull(em, owner);
            BlockEntity row = new BlockEntity(owner.value(), address, clock.instant());
            em.persist(row);
            return row;
        });
        tell(owner, made.blocked(), true);
        return blocked(made, accounts.find(new AccountKey(made.blocked())).orElse(null));
    }

    private static void refuseIfFull(EntityManager em, AccountKey owner) {
        long count = em.createQuery("select count(b) from Block b where b.owner = :owner", Long.class)
                .setParameter("owner", owner.value())
                .getSingleResult();
        if (count >= MAX) {
            throw new RostrumException(ContactError.BLOCK_LIST_FULL, "A block list has at most " + MAX + " entries.", LOCATION);
        }
    }

    @Override
    public void unblock(AccountKey owner, String callString) {
        UUID freed = unit.write(em -> {
            Address address = targets.stored(em, callString, LOCATION);
            BlockEntity row = em.find(BlockEntity.class, new BlockEntity.Key(owner.value(), address.hash()));
            if (row != null) {
                em.remove(row);
            }
            return row == null ? NameEntity.NO_ACCOUNT : row.blocked();
        });
        tell(owner, freed, false);
    }

    private void tell(AccountKey owner, UUID who, boolean blocked) {
        if (!who.equals(NameEntity.NO_ACCOUNT)) {
            listeners.forEach(listener -> listener.changed(owner, new AccountKey(who), blocked));
        }
    }

    @Override
    public Set<AccountKey> blocking(Collection<AccountKey> owners, AccountKey who) {
        return owners.isEmpty() ? Set.of() : unit.read(em -> BlockRows.blocking(em, owners, who));
    }

    @Override
    public boolean blocks(AccountKey owner, CallString who) {
        String hash = Address.of(who.withoutPostDial()).hash();
        return unit.read(em -> em.find(BlockEntity.class, new BlockEntity.Key(owner.value(), hash)) != null);
    }

    @Override
    public AutoCloseable onChange(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
