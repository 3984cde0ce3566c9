// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountManagement.Change;
import org.rostrum.identity.AccountSelf;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.Profile;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** A person's own password, profile and sessions. Source: 30/PWD-2, 30/UX-16, 80/UPS-3. Thread-safe. */
@Component(service = AccountSelf.class)
public final class OwnAccount implements AccountSelf {

    private static final int TRIES = 10;

    private final JpaUnit unit;
    private final Passwords passwords;
    private final CredentialMaker credentials;
    private final ManagedAccounts management;
    private final Tokens tokens;
    private final StoredAccounts accounts;
    private final SiteSettings settings;
    private final AuditLog audit;
    private final Clock clock;
    private final Brake brake;

    @Activate
    public OwnAccount(@Reference IdentityUnit unit, @Reference Passwords passwords, @Reference CredentialMaker credentials,
            @Reference ManagedAccounts management, @Reference Tokens tokens, @Reference StoredAccounts accounts,
            @Reference SiteSettings settings, @Reference AuditLog audit) {
        this(unit, passwords, credentials, management, tokens, accounts, settings, audit, Clock.systemUTC());
    }

    OwnAccount(IdentityUnit unit, Passwords passwords, CredentialMaker credentials, ManagedAccounts management, Tokens tokens,
            StoredAccounts accounts, SiteSettings settings, AuditLog audit, Clock clock) {
        this.unit = unit.jpa();
        this.passwords = passwords;
        this.credentials = credentials;
        this.management = management;
        this.tokens = tokens;
        this.accounts = accounts;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.brake = new Brake(TRIES, Duration.ofMinutes(10), clock);
    }

    @Override
    public void changePassword(Identity.User who, String oldPassword, String password, String keepTokenId) {
        String key = who.key().toString();
        if (!brake.admits(key)) {
            throw new RostrumException(CommonError.BRAKED, "too many attempts; try again later");
        }
        String former = unit.<AccountEntity>read(em -> existing(em, who, LockModeType.NONE)).passwordHash();
        if (!passwords.matches(former, oldPassword)) {
            throw new RostrumException(IdentityError.OLD_PASSWORD_WRONG, "the old password is wrong", "old_password");
        }
        Credentials made = credentials.checked(who.key(), who.id().login(), password, "password");
        unit.run(em -> {
            AccountEntity row = existing(em, who, LockModeType.PESSIMISTIC_WRITE);
            if (!row.passwordHash().equals(former)) {
                throw new RostrumException(IdentityError.OLD_PASSWORD_WRONG, "the password has just been changed", "old_password");
            }
            row.set(made);
            Tokens.endAllBut(em, key, keepTokenId);
        });
        tokens.forget(who.key());
        brake.forget(key);
        audit.record(new AuditEvent(clock.instant(), "password.changed", who.name(), who.name(), null, Map.of()));
    }

    @Override
    public Account changeProfile(
            Identity.User who, @Nullable String displayName, @Nullable String email, @Nullable UnaryOperator<Profile> profile) {
        if (displayName != null) {
            Names.accountName(displayName, "display_name");
        }
        String address = email == null ? "" : Names.email(email, "email");
        if (!address.isEmpty() && unit.<Boolean>read(em -> inUse(em, who, address))) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "another account has this address", "email");
        }
        return management.change(who.key(), new Change(displayName, email, null, null, profile), who.name());
    }

    private static boolean inUse(EntityManager em, Identity.User who, String email) {
        return em.createQuery("select count(a) from Account a where a.emailKey = :email and a.key <> :own", Long.class)
                .setParameter("email", Names.emailKey(email))
                .setParameter("own", who.key().value())
                .getSingleResult() > 0;
    }

    @Override
    public Account setLanguage(Identity.User who, String language) {
        if (!language.isEmpty() && !settings.get(ServerSettings.LANGUAGES).contains(language)) {
            throw new RostrumException(CommonError.INVALID_VALUE, "This server does not offer this language.", "language");
        }
        return unit.write(em -> {
            AccountEntity row = existing(em, who, LockModeType.PESSIMISTIC_WRITE);
            row.setLanguage(language);
            return accounts.account(row);
        });
    }

    @Override
    public void endOtherSessions(Identity.User who, String keepTokenId) {
        unit.run(em -> Tokens.endAllBut(em, who.key().toString(), keepTokenId));
        tokens.forget(who.key());
        audit.record(new AuditEvent(clock.instant(), "sessions.ended", who.name(), who.name(), null, Map.of()));
    }

    private static AccountEntity existing(EntityManager em, Identity.User who, LockModeType lock) {
        @Nullable AccountEntity row = em.find(AccountEntity.class, who.key().value(), lock);
        if (row == null) {
            throw new RostrumException(IdentityError.USER_NOT_FOUND, "there is no such account any more");
        }
        return row;
    }
}
