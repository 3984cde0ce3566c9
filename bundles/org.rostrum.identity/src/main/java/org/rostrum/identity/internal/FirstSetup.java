// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.AdministratorService.NewAdministrator;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SetupService;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.JpaUnit;

/**
 * Makes the first people. Rows are prepared, passwords hashed, before the one transaction; the server's name, which lives in
 * another unit, is set as its last step: if the commit then failed, set-up would still be open and set it again. Thread-safe.
 */
@Component(service = {SetupService.class, FirstSetup.class})
public final class FirstSetup implements SetupService {

    private static final int CODES_OF_ADDRESS = 10;
    private static final int MAX_ACCOUNTS = 100;

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final StoredAdministrators administrators;
    private final SiteSettings settings;
    private final AdministratorAccess access;
    private final AuditLog audit;
    private final Clock clock;
    private final Brake brake;
    private final SetupCode code = SetupCode.random();
    private final List<Runnable> doneListeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Boolean required;

    @Activate
    public FirstSetup(
            @Reference IdentityUnit unit,
            @Reference StoredAccounts accounts,
            @Reference StoredAdministrators administrators,
            @Reference SiteSettings settings,
            @Reference AdministratorAccess access,
            @Reference AuditLog audit) {
        this(unit, accounts, administrators, settings, access, audit, Clock.systemUTC());
    }

    FirstSetup(
            IdentityUnit unit,
            StoredAccounts accounts,
            StoredAdministrators administrators,
            SiteSettings settings,
            AdministratorAccess access,
            AuditLog audit,
            Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.administrators = administrators;
        this.settings = settings;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
        this.brake = new Brake(CODES_OF_ADDRESS, Duration.ofMinutes(10), clock);
        administrators.onCreated(this::done);
    }

    /** Calls {@code listener} when set-up is done by whatever way. */
    void onDone(Runnable listener) {
        doneListeners.add(listener);
    }

    private void done() {
        required = false;
        doneListeners.forEach(Runnable::run);
    }

    @Override
    public boolean required() {
        Boolean known = required;
        if (known == null) {
            known = unit.read(FirstSetup::isRequired);
            required = known;
        }
        return known;
    }

    private static boolean isRequired(EntityManager em) {
        return em.createQuery("select count(a) from Administrator a", Long.class).getSingleResult() == 0;
    }

    @Override
    public String code() {
        refuseIfDone();
        return code.text();
    }

    @Override
    public void checkCode(String typed, String address) {
        refuseIfDone();
        if (!brake.admits(SignInBrakes.network(address))) {
            throw new RostrumException(CommonError.BRAKED, "too many wrong codes; try again later");
        }
        if (!code.matches(typed)) {
            throw new RostrumException(IdentityError.SETUP_CODE_WRONG, "this is not the code that the console shows", "code");
        }
        brake.forget(SignInBrakes.network(address));
    }

    @Override
    public void complete(String typed, Request request, String address) {
        checkCode(typed, address);
        make(request, address);
    }

    @Override
    public void completeLocally(Request request) {
        refuseIfDone();
        make(request, null);
    }

    private void refuseIfDone() {
        if (!required()) {
            throw new RostrumException(IdentityError.SETUP_DONE, "set-up is done already");
        }
    }

    private synchronized void make(Request request, @Nullable String address) {
        String serverName = serverName(request.serverName());
        AdminEntity admin = administrators.prepare(
                new NewAdministrator(request.adminLogin(), "", request.adminPassword(), Set.of(AdminRole.ADMIN)), "administrator.");
        List<AccountEntity> people = prepare(request.accounts());
        accounts.insertWithin(people.size(), em -> {
            claim(em);
            em.persist(admin);
            for (int i = 0; i < people.size(); i++) {
                StoredAccounts.insert(em, people.get(i), "accounts[" + i + "].login");
            }
            em.flush();
            settings.set(ServerSettings.SERVER_NAME, serverName, admin.administrator().name());
        });
        done();
        if (request.allowAddress() && address != null) {
            access.allow(address, admin.administrator().name());
        }
        administrators.recordCreated(admin, "server");
        people.forEach(person -> accounts.recordCreated(accounts.account(person), admin.administrator().name()));
        audit.record(new AuditEvent(clock.instant(), "setup.completed", admin.administrator().name(), serverName, address, Map.of()));
    }

    private static String serverName(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        if (!ServerSettings.SERVER_NAME.valid().test(name)) {
            throw new RostrumException(IdentityError.SERVER_NAME_INVALID,
                    "the server's name is a DNS name such as video.example.org", "server_name");
        }
        return name;
    }

    private List<AccountEntity> prepare(List<NewAccount> wanted) {
        if (wanted.size() > MAX_ACCOUNTS) {
            throw new RostrumException(CommonError.INVALID_VALUE, "set-up makes at most " + MAX_ACCOUNTS + " accounts", "accounts");
        }
        List<AccountEntity> rows = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            rows.add(accounts.prepare(wanted.get(i), "accounts[" + i + "]."));
        }
        return rows;
    }

    /** Of two transactions at once, on any node, one gets the row. */
    private void claim(EntityManager em) {
        if (!isRequired(em) || em.find(SetupEntity.class, SetupEntity.ONLY) != null) {
            required = false;
            throw new RostrumException(IdentityError.SETUP_DONE, "set-up is done already");
        }
        em.persist(new SetupEntity(clock.instant()));
        em.flush();
    }
}
