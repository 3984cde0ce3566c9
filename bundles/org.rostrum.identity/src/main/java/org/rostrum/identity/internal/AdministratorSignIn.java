// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.EventTypes.Detail;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.IdentityError;
import org.rostrum.store.JpaUnit;

/**
 * Signs administrators in, whatever they came by: address, brake, active, not locked, password, second factor, in this order
 * (30 §17). Each attempt is in the event log. Thread-safe.
 */
@Component(service = AdministratorSignIn.class)
public final class AdministratorSignIn {

    /** The console does not say from where, so its brake is a slow-down of guessing: waiting a minute always helps. */
    private static final int OF_LOGIN_AT_CONSOLE = 20;

    /**
     * What was typed.
     *
     * @param code    null or blank: none
     * @param address null: the console
     */
    record Attempt(String login, String password, @Nullable String code, @Nullable String address, String userAgent) {

        @Override
        public String toString() {
            return "Attempt";
        }
    }

    private final JpaUnit unit;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Lockouts lockouts;
    private final SealedSecrets secrets;
    private final AdministratorAccess access;
    private final AuditLog audit;
    private final Clock clock;
    private final SignInBrakes brakes;
    private final Brake console;

    @Activate
    public AdministratorSignIn(
            @Reference IdentityUnit unit, @Reference Passwords passwords, @Reference Tokens tokens, @Reference Lockouts lockouts,
            @Reference SealedSecrets secrets, @Reference AdministratorAccess access, @Reference AuditLog audit) {
        this(unit, passwords, tokens, lockouts, secrets, access, audit, Clock.systemUTC());
    }

    AdministratorSignIn(
            IdentityUnit unit, Passwords passwords, Tokens tokens, Lockouts lockouts, SealedSecrets secrets, AdministratorAccess access,
            AuditLog audit, Clock clock) {
        this.unit = unit.jpa();
        this.passwords = passwords;
        this.tokens = tokens;
        this.lockouts = lockouts;
        this.secrets = secrets;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.brakes = new SignInBrakes(clock);
        this.console = new Brake(OF_LOGIN_AT_CONSOLE, Duration.ofMinutes(1), clock);
    }

    /** Where there is one field for both: the code follows the password of those who need one. */
    AdminEntity signInTyped(String login, String typed) {
        AdminEntity row = find(Names.nameKey(login));
        int split = typed.length() - Totp.DIGITS;
        boolean both = row != null && row.hasSecondFactor() && split > 0 && typed.substring(split).matches("\\d+");
        return signIn(both
                ? new Attempt(login, typed.substring(0, split), typed.substring(split), null, "console")
                : new Attempt(login, typed, null, null, "console"), (em, admin) -> admin);
    }

    /**
     * Signs in.
     *
     * @param open what to do in the transaction that notes the success
     * @throws RostrumException why not
     */
    <T> T signIn(Attempt attempt, BiFunction<EntityManager, AdminEntity, T> open) {
        String key = Names.nameKey(attempt.login());
        AdminEntity row = find(key);
        try {
            brake(key, attempt);
            AdminEntity verified = verified(row, attempt);
            OptionalLong step = step(verified, attempt);
            T opened = unit.write(em -> open.apply(em, succeeded(em, verified, step)));
            forgive(key, attempt);
            record(attempt, verified, "0");
            if (passwords.isOutdated(verified.passwordHash())) {
                rehash(key, attempt.password(), verified.passwordHash());
            }
            return opened;
        } catch (RostrumException e) {
            if (e.error() instanceof IdentityError) {
                record(attempt, row, e.error().code());
            }
            throw e;
        }
    }

    private @Nullable AdminEntity find(String key) {
        return unit.<@Nullable AdminEntity>read(em -> em.find(AdminEntity.class, key));
    }

    private void brake(String key, Attempt attempt) {
        String address = attempt.address();
        if (address == null) {
            if (!console.admits(key)) {
                throw new RostrumException(CommonError.BRAKED, "too many attempts; try again later");
            }
            return;
        }
        if (!access.admits(address)) {
            throw new RostrumException(IdentityError.ADDRESS_NOT_ALLOWED, "administration is not allowed from your address " + address);
        }
        brakes.attempt(key, address, () -> tokens.knows(key, address));
    }

    private void forgive(String key, Attempt attempt) {
        if (attempt.address() == null) {
            console.forget(key);
        } else {
            brakes.succeeded(key, attempt.address());
        }
    }

    private AdminEntity verified(@Nullable AdminEntity row, Attempt attempt) {
        if (row == null) {
            passwords.matchNobody(attempt.password());
            throw wrong();
        }
        if (!row.isActive()) {
            throw new RostrumException(IdentityError.ACCOUNT_INACTIVE, "this administrator is disabled");
        }
        lockouts.check(LockOwner.admin(row));
        if (!passwords.matches(row.passwordHash(), attempt.password())) {
            lockouts.failed(LockOwner.admin(row), attempt.address());
            throw wrong();
        }
        return row;
    }

    private OptionalLong step(AdminEntity row, Attempt attempt) {
        if (!row.hasSecondFactor()) {
            return OptionalLong.empty();
        }
        if (attempt.code() == null || attempt.code().isBlank()) {
            throw new RostrumException(IdentityError.SECOND_FACTOR_REQUIRED, "the code of the second factor is needed");
        }
        byte[] secret = secrets.open(row.secret(), row.loginKey());
        OptionalLong step = Totp.match(secret, attempt.code(), clock.instant(), row.lastStep());
        if (step.isEmpty()) {
            lockouts.failed(LockOwner.admin(row), attempt.address());
            throw wrong();
        }
        return step;
    }

    /** Password, activity, code and lock may have changed while the password was being verified. */
    private AdminEntity succeeded(EntityManager em, AdminEntity verified, OptionalLong step) {
        AdminEntity now = em.find(AdminEntity.class, verified.loginKey(), LockModeType.PESSIMISTIC_WRITE);
        boolean same = now != null && now.isActive() && now.passwordHash().equals(verified.passwordHash())
                && now.secret().equals(verified.secret());
        if (!same || step.isPresent() && step.getAsLong() <= now.lastStep()) {
            throw wrong();
        }
        lockouts.succeeded(em, LockOwner.admin(now));
        step.ifPresent(now::use);
        now.signedIn(clock.instant());
        return now;
    }

    private void rehash(String key, String password, String former) {
        String hash = passwords.hash(password);
        unit.run(em -> {
            AdminEntity row = em.find(AdminEntity.class, key, LockModeType.PESSIMISTIC_WRITE);
            if (row != null && row.passwordHash().equals(former)) {
                row.setPasswordHash(hash);
            }
        });
    }

    private static RostrumException wrong() {
        return new RostrumException(IdentityError.INVALID_CREDENTIALS, "login, password or code is wrong");
    }

    private void record(Attempt attempt, @Nullable AdminEntity row, String result) {
        boolean success = result.equals("0");
        Map<String, String> details = new HashMap<>(
                Map.of("Login", attempt.login(), "Result", result, "AppName", attempt.userAgent(), "realm", "admin"));
        if (row != null) {
            details.put(Detail.ADMINISTRATOR_TYPE, row.administrator().type());
        }
        String name = row == null ? null : row.administrator().name();
        audit.record(new AuditEvent(clock.instant(), "login", success && name != null ? name : "server", success ? null : name,
                attempt.address(), details));
    }
}
