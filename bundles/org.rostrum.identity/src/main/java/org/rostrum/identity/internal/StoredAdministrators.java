// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.audit.EventTypes.Detail;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Administrator;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.store.JpaUnit;

/** Administrators in tables of their own. Source: 00/R-10, 20/SEC-5. Thread-safe. */
@Component(service = {AdministratorService.class, StoredAdministrators.class})
public final class StoredAdministrators implements AdministratorService {

    private final JpaUnit unit;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Lockouts lockouts;
    private final AdministratorSignIn signIn;
    private final AuditLog audit;
    private final ObjectChanges<Administrator> changes;
    private final Clock clock;
    private final List<Runnable> created = new CopyOnWriteArrayList<>();

    @Activate
    public StoredAdministrators(
            @Reference IdentityUnit unit, @Reference Passwords passwords, @Reference Tokens tokens, @Reference Lockouts lockouts,
            @Reference AdministratorSignIn signIn, @Reference AuditLog audit, @Reference ChangeLog changes) {
        this(unit, passwords, tokens, lockouts, signIn, audit, changes, Clock.systemUTC());
    }

    StoredAdministrators(
            IdentityUnit unit, Passwords passwords, Tokens tokens, Lockouts lockouts, AdministratorSignIn signIn, AuditLog audit,
            ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.passwords = passwords;
        this.tokens = tokens;
        this.lockouts = lockouts;
        this.signIn = signIn;
        this.audit = audit;
        this.changes = Changes.administrators(changes, clock);
        this.clock = clock;
    }

    /** Calls {@code listener} after each creation. */
    void onCreated(Runnable listener) {
        created.add(listener);
    }

    @Override
    public Administrator create(NewAdministrator wanted, String by) {
        AdminEntity row = prepare(wanted, "");
        unit.run(em -> insert(em, row));
        created.forEach(Runnable::run);
        recordCreated(row, by);
        return row.shown(null);
    }

    /** Checks what is wanted and makes its row, outside any transaction. */
    AdminEntity prepare(NewAdministrator wanted, String within) {
        checkRoles(wanted.roles(), within);
        String login = Names.login(wanted.login(), within + "login");
        String name = wanted.displayName().isBlank() ? login : Names.displayName(wanted.displayName(), within + "display_name");
        passwords.check(wanted.password(), login, within + "password");
        return new AdminEntity(login, name, wanted.roles(), passwords.hash(wanted.password()), clock.instant());
    }

    private static void checkRoles(Set<AdminRole> roles, String within) {
        if (roles.isEmpty()) {
            throw new RostrumException(CommonError.REQUIRED, "an administrator has at least one role", within + "roles");
        }
    }

    private static void insert(EntityManager em, AdminEntity row) {
        if (em.find(AdminEntity.class, row.loginKey()) != null) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "this login is in use already", "login");
        }
        em.persist(row);
    }

    void recordCreated(AdminEntity made, String by) {
        changes.created(made.shown(null), by);
    }

    private void record(String type, String by, AdminEntity subject) {
        Identity.Administrator who = subject.administrator();
        audit.record(new AuditEvent(clock.instant(), type, by, who.name(), null, Map.of(Detail.ADMINISTRATOR_TYPE, who.type())));
    }

    @Override
    public Optional<Identity.Administrator> verify(String login, String typed) {
        try {
            return Optional.of(signIn.signInTyped(login, typed).administrator());
        } catch (RostrumException e) {
            if (e.error() == IdentityError.INVALID_CREDENTIALS) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public List<Administrator> list() {
        List<AdminEntity> rows = unit.read(
                em -> em.createQuery("select a from Administrator a order by a.loginKey", AdminEntity.class).getResultList());
        Map<String, Instant> locks = lockouts.ends(rows.stream().map(row -> LockOwner.adminKey(row.loginKey())).toList());
        return rows.stream().map(row -> row.shown(locks.get(LockOwner.adminKey(row.loginKey())))).toList();
    }

    @Override
    public Optional<Administrator> find(String login) {
        AdminEntity row = unit.<@Nullable AdminEntity>read(em -> em.find(AdminEntity.class, Names.nameKey(login)));
        return Optional.ofNullable(row).map(this::shown);
    }

    private Administrator shown(AdminEntity row) {
        String owner = LockOwner.adminKey(row.loginKey());
        return row.shown(lockouts.ends(Set.of(owner)).get(owner));
    }

    @Override
    public Administrator change(String login, Change wanted, String by) {
        String name = wanted.displayName() == null ? null : Names.displayName(wanted.displayName(), "display_name");
        if (wanted.roles() != null) {
            checkRoles(wanted.roles(), "");
        }
        Changed changed = changed(login, row -> {
            if (name != null) {
                row.setDisplayName(name);
            }
            if (wanted.roles() != null) {
                row.setRoles(wanted.roles());
            }
            if (wanted.active() != null) {
                row.setActive(wanted.active());
            }
        }, Boolean.FALSE.equals(wanted.active()));
        recordChange(changed, by);
        return shown(changed.after());
    }

    /** One row before and after its change. */
    private record Changed(Administrator before, AdminEntity after) {}

    /** Changes one, never the last who may administer; what memory knows of his sessions is forgotten, roles are in it. */
    private Changed changed(String login, Consumer<AdminEntity> change, boolean endTokens) {
        String key = Names.nameKey(login);
        Changed changed = unit.write(em -> {
            AdminGuardEntity.take(em);
            AdminEntity row = existing(em, key);
            Administrator before = row.shown(null);
            boolean counted = row.counts();
            change.accept(row);
            if (counted && !row.counts()) {
                AdminGuardEntity.refuseIfNobodyIsLeft(em);
            }
            if (endTokens) {
                Tokens.endAll(em, key);
            }
            return new Changed(before, row);
        });
        tokens.forget(key);
        return changed;
    }

    private static AdminEntity existing(EntityManager em, String key) {
        AdminEntity row = em.find(AdminEntity.class, key);
        if (row == null) {
            throw new RostrumException(IdentityError.ADMINISTRATOR_NOT_FOUND, "there is no such administrator");
        }
        return row;
    }

    private void recordChange(Changed changed, String by) {
        Administrator after = changed.after().shown(null);
        changes.changed(changed.before(), after, by);
        if (changed.before().active() != after.active()) {
            record(after.active() ? "activation" : "deactivation", by, changed.after());
        }
    }

    @Override
    public void setPassword(String login, String password, String by) {
        passwords.check(password, login, "password");
        String hash = passwords.hash(password);
        Changed changed = changed(login, row -> row.setPasswordHash(hash), true);
        changes.secret(changed.before().login(), "password", by);
        record("password.changed", by, changed.after());
    }

    @Override
    public void unlock(String login, String by) {
        String key = Names.nameKey(login);
        unit.<AdminEntity>read(em -> existing(em, key));
        lockouts.unlock(LockOwner.adminKey(key), by);
    }

    @Override
    public void removeSecondFactor(String login, String by) {
        Changed changed = changed(login, AdminEntity::removeSecondFactor, false);
        if (changed.before().secondFactor()) {
            changes.secret(changed.before().login(), "second_factor", by);
            record("second_factor.removed", by, changed.after());
        }
    }

    @Override
    public void delete(String login, String by) {
        String key = Names.nameKey(login);
        Administrator gone = unit.write(em -> {
            AdminGuardEntity.take(em);
            AdminEntity row = existing(em, key);
            em.remove(row);
            if (row.counts()) {
                AdminGuardEntity.refuseIfNobodyIsLeft(em);
            }
            Tokens.endAll(em, key);
            Lockouts.forget(em, LockOwner.adminKey(key));
            em.createQuery("delete from AdminPreferences p where p.loginKey = :key").setParameter("key", key).executeUpdate();
            return row.shown(null);
        });
        tokens.forget(key);
        changes.deleted(gone, by);
    }

    @Override
    public String reset(String login, @Nullable String password, String by) {
        String chosen = password == null ? passwords.generate() : password;
        passwords.check(chosen, login, "password");
        String hash = passwords.hash(chosen);
        Changed changed = changed(login, row -> {
            row.setPasswordHash(hash);
            row.setActive(true);
            row.removeSecondFactor();
        }, true);
        recordChange(changed, by);
        changes.secret(changed.before().login(), "password", by);
        record("administrator.reset", by, changed.after());
        lockouts.unlock(LockOwner.adminKey(Names.nameKey(login)), by);
        return chosen;
    }
}
