// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.base.call.CallString;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.contact.AliasService;
import org.rostrum.identity.contact.CallTarget;
import org.rostrum.identity.contact.ContactError;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** Aliases in the namespace of logins. Source: 30 §12. Thread-safe. */
@Component(service = AliasService.class)
public final class StoredAliases implements AliasService {

    private static final String NAME = "id";
    private static final String TARGET = "call_id";

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final Targets targets;
    private final ObjectChanges<Alias> changes;
    private final Clock clock;

    @Activate
    public StoredAliases(
            @Reference IdentityUnit unit, @Reference StoredAccounts accounts, @Reference SiteSettings settings, @Reference ChangeLog changes) {
        this(unit, accounts, settings, changes, Clock.systemUTC());
    }

    StoredAliases(IdentityUnit unit, StoredAccounts accounts, SiteSettings settings, ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.targets = new Targets(accounts, settings);
        this.changes = Changes.aliases(changes, clock, StoredAliases::shown);
        this.clock = clock;
    }

    @Override
    public Found list(String text, int offset, int limit) {
        List<NameEntity> rows = unit.read(em -> em.createQuery(
                        "select n from DialledName n where n.kind = :kind order by n.nameKey", NameEntity.class)
                .setParameter("kind", NameEntity.ALIAS)
                .getResultList());
        Map<AccountKey, Account> known = accounts.find(rows.stream().map(row -> new AccountKey(row.accountKey())).toList());
        String wanted = Names.fold(text.strip());
        List<Alias> found = rows.stream()
                .map(row -> alias(row, known))
                .filter(alias -> Names.fold(alias.name() + "\n" + alias.target()).contains(wanted))
                .toList();
        return new Found(found.size(), found.stream().skip(Math.max(0, offset)).limit(limit).toList());
    }

    private static Alias alias(NameEntity row, Map<AccountKey, Account> known) {
        Account account = known.get(new AccountKey(row.accountKey()));
        return new Alias(row.label(), account == null ? row.target() : account.id().login(), row.createdAt());
    }

    @Override
    public Alias create(String typed, String callString, String by) {
        String name = Names.shortName(typed, ContactError.ALIAS_INVALID, NAME);
        Alias made = unit.write(em -> {
            refuseIfTaken(em, name, NAME);
            NameEntity row = NameEntity.alias(name, clock.instant());
            String target = point(em, row, callString);
            em.persist(row);
            return new Alias(row.label(), target, row.createdAt());
        });
        changes.created(made, by);
        return made;
    }

    /** 30/ALS-11, 00/R-48. */
    static void refuseIfTaken(EntityManager em, String name, String location) {
        if (em.find(NameEntity.class, Names.nameKey(name)) != null) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "a login, an alias or a group-call ID is called so", location);
        }
    }

    /** Sets the target of a row; returns it as call string. */
    private String point(EntityManager em, NameEntity row, String callString) {
        CallString wanted = CallString.require(callString, TARGET);
        CallTarget target;
        try {
            target = targets.of(em, wanted, TARGET, false);
        } catch (RostrumException e) {
            throw e.error() == IdentityError.USER_NOT_FOUND && isAlias(em, wanted)
                    ? new RostrumException(ContactError.ALIAS_OF_ALIAS, "an alias of an alias is not followed", TARGET, e)
                    : e;
        }
        Address address = Address.of(target);
        row.setTarget(address.account(), address.text());
        return address.text();
    }

    private static boolean isAlias(EntityManager em, CallString wanted) {
        NameEntity name = wanted instanceof CallString.Person person ? em.find(NameEntity.class, Names.nameKey(person.name())) : null;
        return name != null && name.isAlias();
    }

    @Override
    public Alias retarget(String name, String callString, String by) {
        List<Alias> both = unit.write(em -> {
            NameEntity row = existing(em, name);
            Alias before = new Alias(row.label(), target(em, row), row.createdAt());
            return List.of(before, new Alias(row.label(), point(em, row, callString), row.createdAt()));
        });
        changes.changed(both.get(0), both.get(1), by);
        return both.get(1);
    }

    @Override
    public void delete(String name, String by) {
        Alias gone = unit.write(em -> {
            NameEntity row = existing(em, name);
            Alias found = new Alias(row.label(), target(em, row), row.createdAt());
            em.remove(row);
            return found;
        });
        changes.deleted(gone, by);
    }

    private static String target(EntityManager em, NameEntity row) {
        @Nullable AccountEntity account = em.find(AccountEntity.class, row.accountKey());
        return account == null ? row.target() : account.login();
    }

    private static NameEntity existing(EntityManager em, String name) {
        NameEntity row = em.find(NameEntity.class, Names.nameKey(name));
        if (row == null || !row.isAlias()) {
            throw new RostrumException(ContactError.ALIAS_NOT_FOUND, "There is no such alias.", NAME);
        }
        return row;
    }

    /** Without what is secret in it (80/UCS-16, UCS-24). */
    private static String shown(String target) {
        return CallString.parse(target) instanceof CallString.Parsed.Understood understood ? understood.call().toString() : target;
    }
}
