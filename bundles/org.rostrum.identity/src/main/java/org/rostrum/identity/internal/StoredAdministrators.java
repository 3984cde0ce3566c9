// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.store.JpaUnit;

/** Administrators in tables of their own. Source: 00/R-10. Thread-safe. */
@Component(service = {AdministratorService.class, StoredAdministrators.class})
public final class StoredAdministrators implements AdministratorService {

    /** The console does not say from where, so its brake is a slow-down of guessing: waiting a minute always helps. */
    private static final int OF_LOGIN_AT_CONSOLE = 20;

    private final JpaUnit unit;
    private final Passwords passwords;
    private final Tokens tokens;
    private final AuditLog audit;
    private final Clock clock;
    private final SignInBrakes brakes;
    private final Brake console;
    private final List<Runnable> created = new CopyOnWriteArrayList<>();

    @Activate
    public StoredAdministrators(
            @Reference IdentityUnit unit, @Reference Passwords passwords, @Reference Tokens tokens, @Reference AuditLog audit) {
        this(unit, passwords, tokens, audit, Clock.systemUTC());
    }

    StoredAdministrators(IdentityUnit unit, Passwords passwords, Tokens tokens, AuditLog audit, Clock clock) {
        this.unit = unit.jpa();
        this.passwords = passwords;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
        this.brakes = new SignInBrakes(clock);
        this.console = new Brake(OF_LOGIN_AT_CONSOLE, Duration.ofMinutes(1), clock);
    }

    /** Calls {@code listener} after each creation. */
    void onCreated(Runnable listener) {
        created.add(listener);
    }

    @Override
    public Identity.Administrator create(String login, String password, Set<AdminRole> roles, String by) {
        AdminEntity row = prepare(login, password, roles, "");
        unit.run(em -> insert(em, row, "login"));
        created.forEach(Runnable::run);
        recordCreated(row.administrator(), by);
        return row.administrator();
    }

    /** Checks what is wanted and makes its row, outside any transaction. */
    AdminEntity prepare(String login, String password, Set<AdminRole> roles, String within) {
        if (roles.isEmpty()) {
            throw new RostrumException(CommonError.REQUIRED, "an administrator has at least one role", within + "roles");
        }
        String kept = Names.login(login, within + "login");
        passwords.check(password, kept, within + "password");
        return new AdminEntity(kept, roles, passwords.hash(password), clock.instant());
    }

    static void insert(EntityManager em, AdminEntity row, String location) {
        if (em.find(AdminEntity.class, row.loginKey()) != null) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "this login is in use already", location);
        }
        em.persist(row);
    }

    void recordCreated(Identity.Administrator administrator, String by) {
        String roles = administrator.roles().stream().map(AdminRole::name).sorted().collect(Collectors.joining(","));
        audit.record(new AuditEvent(clock.instant(), "administrator.created", by, administrator.name(), null, Map.of("roles", roles)));
    }

    @Override
    public Optional<Identity.Administrator> verify(String login, String password) {
        String key = Names.nameKey(login);
        if (!console.admits(key)) {
            throw new RostrumException(CommonError.BRAKED, "too many attempts; try again later");
        }
        Optional<Identity.Administrator> found = matching(key, password).map(AdminEntity::administrator);
        found.ifPresent(administrator -> console.forget(key));
        recordLogin(login, found.map(Identity.Administrator::name).orElse(null), null);
        return found;
    }

    /** Checks a password that came from {@code address}; braked as that of an account. */
    Optional<AdminEntity> verify(String login, String password, String address) {
        String key = Names.nameKey(login);
        brakes.attempt(key, address, () -> tokens.knows(key, address));
        Optional<AdminEntity> found = matching(key, password);
        found.ifPresent(administrator -> brakes.succeeded(key, address));
        recordLogin(login, found.map(row -> row.administrator().name()).orElse(null), address);
        return found;
    }

    private Optional<AdminEntity> matching(String key, String password) {
        @Nullable AdminEntity row = unit.<AdminEntity>read(em -> em.find(AdminEntity.class, key));
        if (row == null) {
            passwords.matchNobody(password);
            return Optional.empty();
        }
        if (!passwords.matches(row.passwordHash(), password)) {
            return Optional.empty();
        }
        if (passwords.isOutdated(row.passwordHash())) {
            store(key, passwords.hash(password), false);
        }
        return Optional.of(row);
    }

    private void recordLogin(String login, @Nullable String name, @Nullable String address) {
        audit.record(new AuditEvent(clock.instant(), "login", name == null ? "server" : name, null, address,
                Map.of("Login", login, "Result", name == null ? IdentityError.INVALID_CREDENTIALS.code() : "0", "realm", "admin")));
    }

    @Override
    public void setPassword(String login, String password, String by) {
        String key = Names.nameKey(login);
        passwords.check(password, login, "password");
        store(key, passwords.hash(password), true);
        tokens.forget(key);
        audit.record(new AuditEvent(clock.instant(), "password.changed", by, "admin:" + login, null, Map.of()));
    }

    private void store(String key, String hash, boolean endTokens) {
        unit.run(em -> {
            AdminEntity row = em.find(AdminEntity.class, key);
            if (row == null) {
                throw new RostrumException(IdentityError.USER_NOT_FOUND, "there is no such administrator");
            }
            row.setPasswordHash(hash);
            if (endTokens) {
                Tokens.endAll(em, key);
            }
        });
    }

    @Override
    public List<Identity.Administrator> list() {
        List<AdminEntity> rows = unit.read(
                em -> em.createQuery("select a from Administrator a order by a.loginKey", AdminEntity.class).getResultList());
        return rows.stream().map(AdminEntity::administrator).toList();
    }
}
