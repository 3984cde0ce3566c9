// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.EventTypes.Detail;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdministratorSelf;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/** An administrator's own password, second factor and preferences. Source: 00/R-10, 10/PRF. Thread-safe. */
@Component(service = AdministratorSelf.class)
public final class OwnAdministration implements AdministratorSelf {

    private static final int TRIES = 10;
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF-16LE", "windows-1251", "windows-1252");
    private static final Set<String> DELIMITERS = Set.of(";", ",", "\t", "|");

    private final JpaUnit unit;
    private final Passwords passwords;
    private final Tokens tokens;
    private final SealedSecrets secrets;
    private final SiteSettings settings;
    private final AuditLog audit;
    private final Clock clock;
    private final Brake brake;

    @Activate
    public OwnAdministration(
            @Reference IdentityUnit unit, @Reference Passwords passwords, @Reference Tokens tokens, @Reference SealedSecrets secrets,
            @Reference SiteSettings settings, @Reference AuditLog audit) {
        this(unit, passwords, tokens, secrets, settings, audit, Clock.systemUTC());
    }

    OwnAdministration(
            IdentityUnit unit, Passwords passwords, Tokens tokens, SealedSecrets secrets, SiteSettings settings, AuditLog audit,
            Clock clock) {
        this.unit = unit.jpa();
        this.passwords = passwords;
        this.tokens = tokens;
        this.secrets = secrets;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
        this.brake = new Brake(TRIES, Duration.ofMinutes(10), clock);
    }

    @Override
    public void changePassword(Identity.Administrator who, String oldPassword, String password, String keepTokenId) {
        String key = Names.nameKey(who.login());
        brake(key);
        String former = unit.<AdminEntity>read(em -> existing(em, key)).passwordHash();
        if (!passwords.matches(former, oldPassword)) {
            throw new RostrumException(IdentityError.OLD_PASSWORD_WRONG, "the old password is wrong", "old_password");
        }
        passwords.check(password, who.login(), "password");
        String hash = passwords.hash(password);
        unit.run(em -> {
            AdminEntity row = existing(em, key);
            if (!row.passwordHash().equals(former)) {
                throw new RostrumException(IdentityError.OLD_PASSWORD_WRONG, "the password has just been changed", "old_password");
            }
            row.setPasswordHash(hash);
            Tokens.endAllBut(em, key, keepTokenId);
        });
        tokens.forget(key);
        brake.forget(key);
        record("password.changed", who);
    }

    @Override
    public Enrolment beginSecondFactor(Identity.Administrator who) {
        String key = Names.nameKey(who.login());
        byte[] secret = Token.randomBytes(Totp.SECRET_BYTES);
        unit.run(em -> {
            AdminEntity row = existing(em, key);
            refuse(row.hasSecondFactor(), IdentityError.SECOND_FACTOR_SET, "there is a second factor already; remove it first");
            row.beginSecondFactor(secrets.seal(secret, key));
        });
        return new Enrolment(Totp.base32(secret), Totp.uri("Rostrum " + settings.get(ServerSettings.SERVER_NAME), who.login(), secret));
    }

    @Override
    public void confirmSecondFactor(Identity.Administrator who, String code) {
        String key = Names.nameKey(who.login());
        brake(key);
        unit.run(em -> {
            AdminEntity row = existing(em, key);
            refuse(row.hasSecondFactor(), IdentityError.SECOND_FACTOR_SET, "there is a second factor already; remove it first");
            refuse(row.pendingSecret().isEmpty(), IdentityError.SECOND_FACTOR_NOT_SET, "no second factor was begun");
            row.confirmSecondFactor(step(row.pendingSecret(), key, code, 0));
        });
        brake.forget(key);
        record("second_factor.added", who);
    }

    @Override
    public void removeSecondFactor(Identity.Administrator who, String code) {
        String key = Names.nameKey(who.login());
        brake(key);
        unit.run(em -> {
            AdminEntity row = existing(em, key);
            refuse(!row.hasSecondFactor(), IdentityError.SECOND_FACTOR_NOT_SET, "there is no second factor");
            step(row.secret(), key, code, row.lastStep());
            row.removeSecondFactor();
        });
        brake.forget(key);
        record("second_factor.removed", who);
    }

    private long step(String sealed, String key, String code, long lastStep) {
        OptionalLong step = Totp.match(secrets.open(sealed, key), code, clock.instant(), lastStep);
        return step.orElseThrow(() -> new RostrumException(IdentityError.SECOND_FACTOR_WRONG, "this code is wrong or used", "code"));
    }

    private void brake(String key) {
        refuse(!brake.admits(key), CommonError.BRAKED, "too many attempts; try again later");
    }

    private static void refuse(boolean when, ErrorCode code, String message) {
        if (when) {
            throw new RostrumException(code, message);
        }
    }

    private static AdminEntity existing(EntityManager em, String key) {
        AdminEntity row = em.find(AdminEntity.class, key, LockModeType.PESSIMISTIC_WRITE);
        refuse(row == null, IdentityError.ADMINISTRATOR_NOT_FOUND, "there is no such administrator any more");
        return row;
    }

    private void record(String type, Identity.Administrator who) {
        audit.record(new AuditEvent(
                clock.instant(), type, who.name(), who.name(), null, Map.of(Detail.ADMINISTRATOR_TYPE, who.type())));
    }

    @Override
    public Preferences preferences(Identity.Administrator who) {
        PreferencesEntity row = unit.<@Nullable PreferencesEntity>read(
                em -> em.find(PreferencesEntity.class, Names.nameKey(who.login())));
        return row == null ? Preferences.DEFAULT : row.preferences();
    }

    @Override
    public void setPreferences(Identity.Administrator who, Preferences wanted) {
        require(wanted.language().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?"), "language");
        require(ZoneId.getAvailableZoneIds().contains(wanted.timeZone()), "time_zone");
        require(ENCODINGS.contains(wanted.csvEncoding()), "csv_encoding");
        require(DELIMITERS.contains(wanted.csvDelimiter()), "csv_delimiter");
        String key = Names.nameKey(who.login());
        unit.run(em -> em.merge(new PreferencesEntity(key, wanted)));
    }

    private static void require(boolean fits, String field) {
        if (!fits) {
            throw new RostrumException(CommonError.INVALID_VALUE, field + " cannot have this value", field);
        }
    }
}
