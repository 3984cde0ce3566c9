// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AccountSelf;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.store.JpaUnit;

/** A person's own password. Source: 30/PWD-2, 30/UX-16. Thread-safe. */
@Component(service = AccountSelf.class)
public final class OwnAccount implements AccountSelf {

    private static final int TRIES = 10;

    private final JpaUnit unit;
    private final Passwords passwords;
    private final Tokens tokens;
    private final AuditLog audit;
    private final Clock clock;
    private final Brake brake;

    @Activate
    public OwnAccount(@Reference IdentityUnit unit, @Reference Passwords passwords, @Reference Tokens tokens, @Reference AuditLog audit) {
        this(unit, passwords, tokens, audit, Clock.systemUTC());
    }

    OwnAccount(IdentityUnit unit, Passwords passwords, Tokens tokens, AuditLog audit, Clock clock) {
        this.unit = unit.jpa();
        this.passwords = passwords;
        this.tokens = tokens;
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
        passwords.check(password, who.id().login(), "password");
        String hash = passwords.hash(password);
        unit.run(em -> {
            AccountEntity row = existing(em, who, LockModeType.PESSIMISTIC_WRITE);
            if (!row.passwordHash().equals(former)) {
                throw new RostrumException(IdentityError.OLD_PASSWORD_WRONG, "the password has just been changed", "old_password");
            }
            row.setPasswordHash(hash);
            Tokens.endAllBut(em, key, keepTokenId);
        });
        tokens.forget(who.key());
        brake.forget(key);
        audit.record(new AuditEvent(clock.instant(), "password.changed", who.name(), who.name(), null, Map.of()));
    }

    private static AccountEntity existing(EntityManager em, Identity.User who, LockModeType lock) {
        @Nullable AccountEntity row = em.find(AccountEntity.class, who.key().value(), lock);
        if (row == null) {
            throw new RostrumException(IdentityError.USER_NOT_FOUND, "there is no such account any more");
        }
        return row;
    }
}
