// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ChangeLog;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountManagement;
import org.rostrum.identity.IdentityError;
import org.rostrum.store.JpaUnit;
import org.rostrum.store.Outbox;

/** Administration of the accounts in the database. Source: contract 61 section 8, 00/R-86. Thread-safe. */
@Component(service = AccountManagement.class)
public final class ManagedAccounts implements AccountManagement {

    private static final String DELETED = "org/rostrum/account/deleted";
    private static final int MAX_ROWS = 1_000;

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ChangeLog changes;
    private final Clock clock;

    @Activate
    public ManagedAccounts(
            @Reference IdentityUnit unit,
            @Reference StoredAccounts accounts,
            @Reference Passwords passwords,
            @Reference Tokens tokens,
            @Reference Outbox outbox,
            @Reference AuditLog audit,
            @Reference ChangeLog changes) {
        this(unit, accounts, passwords, tokens, outbox, audit, changes, Clock.systemUTC());
    }

    ManagedAccounts(
            IdentityUnit unit, StoredAccounts accounts, Passwords passwords, Tokens tokens, Outbox outbox, AuditLog audit,
            ChangeLog changes, Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.outbox = outbox;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public Found list(Query query) {
        List<String> conditions = new ArrayList<>();
        if (!query.text().isBlank()) {
            conditions.add("locate(:text, a.searchKey) > 0");
        }
        if (query.active() != null) {
            conditions.add("a.active = :active");
        }
        String where = " from Account a" + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
        String direction = query.descending() ? " desc" : "";
        String order = " order by a." + column(query.order()) + direction + ", a.searchKey" + direction;
        return unit.read(em -> {
            long total = with(em.createQuery("select count(a)" + where, Long.class), query).getSingleResult();
            List<AccountEntity> rows = with(em.createQuery("select a" + where + order, AccountEntity.class), query)
                    .setFirstResult(Math.max(0, query.offset()))
                    .setMaxResults(Math.min(query.limit(), MAX_ROWS))
                    .getResultList();
            return new Found(total, rows.stream().map(accounts::account).toList());
        });
    }

    private static <T> TypedQuery<T> with(TypedQuery<T> statement, Query query) {
        // beside functions the provider writes values into the text unless told, and booleans as numbers, which H2 refuses
        statement.setHint("eclipselink.jdbc.bind-parameters", "true");
        if (!query.text().isBlank()) {
            statement.setParameter("text", Names.searchKey(query.text().strip()));
        }
        return query.active() == null ? statement : statement.setParameter("active", query.active());
    }

    private static String column(Order order) {
        return switch (order) {
            case LOGIN -> "searchKey";
            case DISPLAY_NAME -> "displayKey";
            case EMAIL -> "emailKey";
            case CREATED_AT -> "createdAt";
        };
    }

    @Override
    public Account change(AccountKey key, Change change, String by) {
        AccountEntity before = unit.read(em -> existing(em, key));
        AccountEntity.Texts texts = texts(before, change);
        @Nullable String hash = null;
        if (change.password() != null) {
            passwords.check(change.password(), before.login(), "password");
            hash = passwords.hash(change.password());
        }
        String newHash = hash;
        List<Field> fields = AccountFields.between(before.texts(), texts);
        boolean switched = change.active() != null && change.active() != before.isActive();
        boolean ends = newHash != null || switched && !change.active();
        AccountEntity changed = unit.write(em -> {
            AccountEntity row = existing(em, key);
            row.setTexts(texts(row, change));
            if (newHash != null) {
                row.setPasswordHash(newHash);
            }
            if (change.active() != null) {
                row.setActive(change.active());
            }
            if (ends) {
                Tokens.endAll(em, key);
            }
            return row;
        });
        tokens.forget(key);
        record(changed, by, fields, newHash != null, switched ? change.active() : null);
        return accounts.account(changed);
    }

    private void record(AccountEntity row, String by, List<Field> fields, boolean password, @Nullable Boolean active) {
        if (!fields.isEmpty()) {
            log(Action.EDIT, row, by, fields);
        }
        if (password) {
            record("password.changed", row, by, Map.of());
            log(Action.EDIT, row, by, List.of(Field.secret("password")));
        }
        if (active != null) {
            record(active ? "activation" : "deactivation", row, by, Map.of());
            log(Action.EDIT, row, by, List.of(new Field("is_active", String.valueOf(!active), String.valueOf(active))));
        }
    }

    private static AccountEntity.Texts texts(AccountEntity row, Change change) {
        AccountEntity.Texts now = row.texts();
        String name = change.displayName() == null ? now.displayName() : change.displayName().isBlank() ? row.login() : change.displayName();
        return new AccountEntity.Texts(Names.displayName(name, "display_name"),
                Names.email(Objects.requireNonNullElse(change.email(), now.email()), "email"),
                Names.profile(Objects.requireNonNullElse(change.profile(), now.profile()), ""));
    }

    @Override
    public void delete(AccountKey key, @Nullable AccountKey heir, String by) {
        AccountEntity deleted = unit.write(em -> {
            AccountEntity row = existing(em, key);
            checkHeir(em, key, heir);
            Tokens.endAll(em, key);
            em.createQuery("delete from DialledName n where n.accountKey = :key").setParameter("key", key.value()).executeUpdate();
            em.createQuery("delete from Avatar a where a.account = :key").setParameter("key", key.value()).executeUpdate();
            em.createQuery("delete from GroupMember m where m.account = :key").setParameter("key", key.value()).executeUpdate();
            em.createQuery("delete from Code c where c.account = :key").setParameter("key", key.value()).executeUpdate();
            ContactRows.forget(em, key);
            em.remove(row);
            outbox.append(em, DELETED, clock.instant(),
                    "{\"account\":\"" + key + "\",\"heir\":" + (heir == null ? "null" : "\"" + heir + "\"") + "}");
            return row;
        });
        tokens.forget(key);
        log(Action.DELETE, deleted, by, List.of(new Field("display_name", deleted.displayName(), null)));
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
        tokens.forget(key);
        record("account.disconnected", row, by, Map.of());
    }

    private static AccountEntity existing(EntityManager em, AccountKey key) {
        AccountEntity row = em.find(AccountEntity.class, key.value());
        if (row == null) {
            throw new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such account.", "user_id");
        }
        return row;
    }

    private void log(Action action, AccountEntity row, String by, List<Field> fields) {
        changes.record(new ConfigChange(clock.instant(), action, "user", accounts.account(row).id().toString(), by, fields));
    }

    private void record(String type, AccountEntity row, String by, Map<String, String> details) {
        audit.record(new AuditEvent(clock.instant(), type, by, accounts.account(row).id().toString(), null, details));
    }
}
