// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.IdentityError;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceError;
import org.rostrum.licence.LicensedAccounts;
import org.rostrum.licence.Limit;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** The accounts in the database. Source: 10/B, 30 §2 and §4. Thread-safe. */
@Component(service = {AccountService.class, StoredAccounts.class, LicensedAccounts.class})
public final class StoredAccounts implements AccountService, LicensedAccounts {

    private static final int CHUNK = 500;
    private static final int MAX_ROWS = 1_000;

    private final JpaUnit unit;
    private final CredentialMaker credentials;
    private final Tokens tokens;
    private final SiteSettings settings;
    private final AuditLog audit;
    private final Licence licence;
    private final Object creating = new Object();
    private final Clock clock;

    @Activate
    public StoredAccounts(
            @Reference IdentityUnit unit,
            @Reference CredentialMaker credentials,
            @Reference Tokens tokens,
            @Reference SiteSettings settings,
            @Reference AuditLog audit,
            @Reference Licence licence) {
        this(unit, credentials, tokens, settings, audit, licence, Clock.systemUTC());
    }

    StoredAccounts(
            IdentityUnit unit, CredentialMaker credentials, Tokens tokens, SiteSettings settings, AuditLog audit, Licence licence, Clock clock) {
        this.unit = unit.jpa();
        this.credentials = credentials;
        this.tokens = tokens;
        this.settings = settings;
        this.audit = audit;
        this.licence = licence;
        this.clock = clock;
    }

    @Override
    public Account create(NewAccount wanted, String by) {
        AccountEntity row = prepare(wanted, "");
        insertWithin(1, em -> {
            insert(em, row, "login");
            if (!wanted.groups().isEmpty()) {
                GroupRows.place(em, row.key(), wanted.groups());
            }
        });
        Account account = row.account(serverName());
        recordCreated(account, by);
        return account;
    }

    @Override
    public long count() {
        return unit.read(StoredAccounts::count);
    }

    private static long count(EntityManager em) {
        return em.createQuery("select count(a) from Account a", Long.class).getSingleResult();
    }

    /**
     * Runs a transaction that makes accounts, one such at a time: the licence's limit holds however many come at once (10/LIC-2).
     *
     * @param more accounts that it makes
     */
    void insertWithin(int more, Consumer<EntityManager> insert) {
        synchronized (creating) {
            unit.run(em -> {
                Limit limit = licence.accounts();
                if (more > 0 && !limit.unlimited() && count(em) + more > limit.value()) {
                    throw new RostrumException(LicenceError.ACCOUNTS_LIMIT, "the licence allows " + limit + " accounts");
                }
                insert.accept(em);
            });
        }
    }

    /** How many more accounts the licence allows now. */
    long room() {
        Limit limit = licence.accounts();
        return limit.unlimited() ? Long.MAX_VALUE : limit.value() - count();
    }

    /**
     * Checks what is wanted as {@link #prepare} does, at no cost.
     *
     * @param within prefix of the locations that refusals name
     * @return its texts as they would be kept
     */
    AccountEntity.Texts check(NewAccount wanted, String within) {
        String login = Names.login(wanted.login(), within + "login");
        String typedName = wanted.displayName().isBlank() ? login : wanted.displayName();
        AccountEntity.Texts texts = new AccountEntity.Texts(Names.accountName(typedName, within + "display_name"),
                Names.email(wanted.email(), within + "email"), Names.profile(wanted.profile(), within));
        if (wanted.password() != null) {
            credentials.check(login, wanted.password(), within + "password");
        }
        return texts;
    }

    /**
     * Checks what is wanted and makes its row, hashing the password, outside any transaction.
     *
     * @param within prefix of the locations that refusals name
     */
    AccountEntity prepare(NewAccount wanted, String within) {
        AccountEntity.Texts texts = check(wanted, within);
        String login = Names.login(wanted.login(), within + "login");
        AccountKey key = AccountKey.random();
        boolean active = wanted.active() && wanted.password() != null;
        Credentials made = wanted.password() == null ? Credentials.NONE : credentials.made(key, login, wanted.password());
        return new AccountEntity(key, login, texts, made, active, clock.instant());
    }

    /** Inserts a prepared row; a login in use has its own code whatever else the transaction does. */
    static void insert(EntityManager em, AccountEntity row, String location) {
        String key = Names.nameKey(row.login());
        if (em.find(NameEntity.class, key) != null) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "this login is in use already", location);
        }
        em.persist(new NameEntity(key, NameEntity.LOGIN, row.key()));
        em.persist(row);
    }

    void recordCreated(Account account, String by) {
        audit.record(new AuditEvent(clock.instant(), "account.created", by, account.id().toString(), null,
                Map.of("DisplayName", account.displayName())));
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return Optional.ofNullable(unit.<AccountEntity>read(em -> em.find(AccountEntity.class, key.value()))).map(this::account);
    }

    @Override
    public Map<AccountKey, Account> find(Collection<AccountKey> keys) {
        List<UUID> wanted = keys.stream().map(AccountKey::value).distinct().toList();
        Map<AccountKey, Account> found = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += CHUNK) {
            List<UUID> chunk = wanted.subList(from, Math.min(from + CHUNK, wanted.size()));
            List<AccountEntity> rows = unit.read(em -> em.createQuery("select a from Account a where a.key in :keys", AccountEntity.class)
                    .setParameter("keys", chunk)
                    .getResultList());
            rows.forEach(row -> found.put(row.key(), account(row)));
        }
        return found;
    }

    @Override
    public Optional<Account> resolve(String loginOrId) {
        return unit.read(em -> byLogin(em, loginOrId).or(() -> byReference(em, loginOrId))).map(this::account);
    }

    /** By login or {@code login@server}; the suffix {@code #vcs} is accepted (00/R-24). */
    Optional<AccountEntity> byLogin(EntityManager em, String typed) {
        String text = typed.strip();
        String id = text.endsWith("#vcs") ? text.substring(0, text.length() - 4) : text;
        int at = id.lastIndexOf('@');
        if (at >= 0 && !id.substring(at + 1).equalsIgnoreCase(serverName())) {
            return Optional.empty();
        }
        String key = Names.nameKey(at >= 0 ? id.substring(0, at) : id);
        return Optional.ofNullable(em.find(NameEntity.class, key))
                .filter(NameEntity::isLogin)
                .map(name -> em.find(AccountEntity.class, name.accountKey()));
    }

    /** By what stands for an ID that is hidden from others (30/FLD-2), with or without a server. */
    static Optional<AccountEntity> byReference(EntityManager em, String typed) {
        int at = typed.lastIndexOf('@');
        return Names.referred(at >= 0 ? typed.substring(0, at) : typed).map(key -> em.find(AccountEntity.class, key));
    }

    /** As a sign-in form takes it: also an e-mail address that exactly one active account has (00/R-50). */
    Optional<AccountEntity> byLoginOrEmail(EntityManager em, String typed) {
        Optional<AccountEntity> byLogin = byLogin(em, typed);
        return byLogin.isPresent() || typed.indexOf('@') < 0 ? byLogin : byEmail(em, typed);
    }

    private static Optional<AccountEntity> byEmail(EntityManager em, String email) {
        List<AccountEntity> found = em.createQuery(
                        "select a from Account a where a.emailKey = :key and a.active = true", AccountEntity.class)
                .setParameter("key", Names.emailKey(email.strip()))
                .setMaxResults(2)
                .getResultList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @Override
    public List<Account> search(String text, int offset, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        String pattern = Names.searchKey(text.strip()).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        List<AccountEntity> rows = unit.read(em -> em.createQuery(
                        "select a from Account a where a.searchKey like :pattern escape '!' order by a.searchKey", AccountEntity.class)
                .setParameter("pattern", "%" + pattern + "%")
                .setFirstResult(Math.max(0, offset))
                .setMaxResults(Math.min(limit, MAX_ROWS))
                .getResultList());
        return rows.stream().map(this::account).toList();
    }

    @Override
    public void setPassword(AccountKey key, String password, String by) {
        AccountEntity found = existing(unit.<AccountEntity>read(em -> em.find(AccountEntity.class, key.value())));
        Credentials made = credentials.checked(key, found.login(), password, "password");
        change(key, row -> row.set(made), true);
        audit.record(event("password.changed", by, found));
    }

    @Override
    public void setActive(AccountKey key, boolean active, String by) {
        AccountEntity changed = change(key, row -> {
            refuseWithoutPassword(row, active);
            row.setActive(active);
        }, !active);
        audit.record(event(active ? "activation" : "deactivation", by, changed));
    }

    /** Who has no password cannot become active (30 §17, state machine; 00/R-87). */
    static void refuseWithoutPassword(AccountEntity row, boolean active) {
        if (active && !row.isActive() && !row.hasPassword()) {
            throw new RostrumException(IdentityError.PASSWORD_REQUIRED, "an account needs a password before it is activated", "is_active");
        }
    }

    /** Keeps the password under today's parameters, and secrets of terminals beside it; the sessions stay. */
    AccountEntity rehash(AccountEntity verified, String password) {
        Credentials made = credentials.made(verified.key(), verified.login(), password);
        return change(verified.key(), row -> {
            // somebody may have set another one meanwhile
            if (row.passwordHash().equals(verified.passwordHash())) {
                row.set(made);
            }
        }, false);
    }

    private AccountEntity change(AccountKey key, Consumer<AccountEntity> change, boolean endTokens) {
        AccountEntity changed = unit.write(em -> {
            AccountEntity row = existing(em.find(AccountEntity.class, key.value()));
            change.accept(row);
            if (endTokens) {
                Tokens.endAll(em, key);
            }
            return row;
        });
        tokens.forget(key);
        return changed;
    }

    private static AccountEntity existing(@Nullable AccountEntity row) {
        if (row == null) {
            throw new RostrumException(IdentityError.USER_NOT_FOUND, "there is no such account");
        }
        return row;
    }

    private AuditEvent event(String type, String by, AccountEntity account) {
        return new AuditEvent(clock.instant(), type, by, account(account).id().toString(), null, Map.of());
    }

    Account account(AccountEntity row) {
        return row.account(serverName());
    }

    String serverName() {
        return settings.get(ServerSettings.SERVER_NAME);
    }
}
