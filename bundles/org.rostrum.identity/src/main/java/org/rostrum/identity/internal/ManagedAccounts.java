// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ObjectChanges;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountManagement;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.event.AccountDeleted;
import org.rostrum.identity.internal.Changes.AccountState;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.Outbox;

/** Administration of the accounts in the database. Source: contract 61 section 8, 00/R-86. Thread-safe. */
@Component(service = {AccountManagement.class, ManagedAccounts.class})
public final class ManagedAccounts implements AccountManagement {


    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final StoredGroups groups;
    private final CredentialMaker credentials;
    private final Tokens tokens;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ObjectChanges<AccountState> changes;
    private final Clock clock;

    @Activate
    public ManagedAccounts(
            @Reference IdentityUnit unit,
            @Reference StoredAccounts accounts,
            @Reference StoredGroups groups,
            @Reference CredentialMaker credentials,
            @Reference Tokens tokens,
            @Reference Outbox outbox,
            @Reference AuditLog audit,
            @Reference ChangeLog changes) {
        this(unit, accounts, groups, credentials, tokens, outbox, audit, changes, Clock.systemUTC());
    }

    ManagedAccounts(
            IdentityUnit unit, StoredAccounts accounts, StoredGroups groups, CredentialMaker credentials, Tokens tokens, Outbox outbox,
            AuditLog audit, ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.groups = groups;
        this.credentials = credentials;
        this.tokens = tokens;
        this.outbox = outbox;
        this.audit = audit;
        this.changes = Changes.accounts(changes, clock);
        this.clock = clock;
    }

    @Override
    public Found list(Query query) {
        return unit.read(em -> {
            AccountSearch.Page page = AccountSearch.of(em, query, clock.instant()).run(em);
            return new Found(page.total(), page.rows().stream().map(accounts::account).toList());
        });
    }

    @Override
    public Account change(AccountKey key, Change change, String by) {
        Outcome outcome = changeWith(key, change);
        record(outcome, by);
        return accounts.account(outcome.row());
    }

    private Outcome changeWith(AccountKey key, Change change) {
        AccountEntity before = unit.read(em -> existing(em, key));
        check(before, change);
        Credentials made = change.password() == null ? null : credentials.made(key, before.login(), change.password());
        Outcome outcome = unit.write(em -> apply(em, key, change, made));
        tokens.forget(key);
        if (!outcome.before().groups().equals(outcome.after().groups())) {
            groups.tell(key);
        }
        return outcome;
    }

    /** As {@link #change}; says whether anything is different now. */
    boolean changed(AccountKey key, Change change, String by) {
        Outcome outcome = changeWith(key, change);
        record(outcome, by);
        return outcome.password() || !outcome.before().equals(outcome.after());
    }

    /** Refuses what {@link #change} would, at no cost. */
    void check(AccountEntity row, Change change) {
        texts(row, change);
        if (change.password() != null) {
            credentials.check(row.login(), change.password(), "password");
        } else {
            StoredAccounts.refuseWithoutPassword(row, Boolean.TRUE.equals(change.active()));
        }
    }

    /** An account before and after a change. */
    private record Outcome(AccountEntity row, AccountState before, AccountState after, boolean password) {}

    /** Locks the account, so that of two who change it at once neither writes over what the other does not touch. */
    private Outcome apply(EntityManager em, AccountKey key, Change change, @Nullable Credentials made) {
        AccountEntity row = locked(em, key);
        AccountState before = state(em, row);
        row.setTexts(texts(row, change));
        if (made != null) {
            row.set(made);
        }
        if (change.active() != null) {
            StoredAccounts.refuseWithoutPassword(row, change.active());
            row.setActive(change.active());
        }
        if (change.groups() != null) {
            GroupRows.place(em, key, change.groups());
        }
        if (made != null || before.active() && !row.isActive()) {
            Tokens.endAll(em, key);
        }
        return new Outcome(row, before, state(em, row), made != null);
    }

    private AccountState state(EntityManager em, AccountEntity row) {
        return new AccountState(accounts.account(row).id().toString(), row.texts(), row.isActive(), GroupRows.names(em, row.key()));
    }

    /** Tells both logs what was done. */
    private void record(Outcome outcome, String by) {
        changes.changed(outcome.before(), outcome.after(), by);
        if (outcome.password()) {
            record("password.changed", outcome.row(), by);
            changes.secret(outcome.after().id(), "password", by);
        }
        if (outcome.before().active() != outcome.after().active()) {
            record(outcome.after().active() ? "activation" : "deactivation", outcome.row(), by);
        }
    }

    private static AccountEntity.Texts texts(AccountEntity row, Change change) {
        AccountEntity.Texts now = row.texts();
        String name = change.displayName() == null ? now.displayName() : change.displayName().isBlank() ? row.login() : change.displayName();
        return new AccountEntity.Texts(Names.accountName(name, "display_name"),
                Names.email(Objects.requireNonNullElse(change.email(), now.email()), "email"),
                Names.profile(change.profile() == null ? now.profile() : change.profile().apply(now.profile()), ""));
    }

    @Override
    public void delete(AccountKey key, @Nullable AccountKey heir, String by) {
        AccountState deleted = unit.write(em -> {
            AccountEntity row = locked(em, key);
            AccountState before = state(em, row);
            checkHeir(em, key, heir);
            Tokens.endAll(em, key);
            em.createQuery("delete from DialledName n where n.accountKey = :key").setParameter("key", key.value()).executeUpdate();
            em.createQuery("delete from Avatar a where a.account = :key").setParameter("key", key.value()).executeUpdate();
            em.createQuery("delete from GroupMember m where m.account = :key").setParameter("key", key.value()).executeUpdate();
            em.createQuery("delete from Code c where c.account = :key").setParameter("key", key.value()).executeUpdate();
            Lockouts.forget(em, LockOwner.keyOf(key));
            StoredLimits.forget(em, key);
            ContactRows.forget(em, key);
            em.remove(row);
            outbox.append(em, AccountDeleted.TOPIC, clock.instant(), new AccountDeleted(key, heir).json());
            return before;
        });
        tokens.forget(key);
        changes.deleted(deleted, by);
    }

    private static void checkHeir(EntityManager em, AccountKey key, @Nullable AccountKey heir) {
        AccountEntity row = heir == null ? null : em.find(AccountEntity.class, heir.value());
        if (heir != null && (row == null || !row.isActive() || heir.equals(key))) {
            throw new RostrumException(
                    IdentityError.HEIR_INVALID, "Conferences go to another active account of this server.", "conferences_to");
        }
    }

    @Override
    public void disconnect(AccountKey key, String by) {
        AccountEntity row = unit.write(em -> {
            AccountEntity found = existing(em, key);
            Tokens.endAll(em, key);
            return found;
        });
        tokens.forgetDisconnected(key);
        record("account.disconnected", row, by);
    }

    private static AccountEntity existing(EntityManager em, AccountKey key) {
        return found(em, key, LockModeType.NONE);
    }

    private static AccountEntity locked(EntityManager em, AccountKey key) {
        return found(em, key, LockModeType.PESSIMISTIC_WRITE);
    }

    private static AccountEntity found(EntityManager em, AccountKey key, LockModeType lock) {
        @Nullable AccountEntity row = em.find(AccountEntity.class, key.value(), lock);
        if (row == null) {
            throw new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such account.", "user_id");
        }
        return row;
    }

    private void record(String type, AccountEntity row, String by) {
        audit.record(new AuditEvent(clock.instant(), type, by, accounts.account(row).id().toString(), null, Map.of()));
    }
}
