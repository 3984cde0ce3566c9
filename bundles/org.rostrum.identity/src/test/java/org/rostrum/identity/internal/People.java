// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.ErrorCode;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Administrator;
import org.rostrum.identity.AdministratorService.NewAdministrator;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.licence.internal.TestIssuer;
import org.rostrum.licence.internal.TestLicence;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.internal.StoredSettings;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.TestDatabase;
import org.rostrum.test.VirtualTime;

/** All services of this bundle over a store, in virtual time, with cheap password hashes. */
final class People implements AutoCloseable {

    static final Argon2 CHEAP = new Argon2(64, 1, 1);
    static final ClientInfo HERE = new ClientInfo("192.0.2.1", "Browser/1");

    /** From where administration is allowed by default. */
    static final ClientInfo INSIDE = new ClientInfo("192.168.1.5", "Browser/1");

    /** Keeps events in memory. */
    static final class Events implements AuditLog {
        final List<AuditEvent> all = new CopyOnWriteArrayList<>();

        @Override
        public void record(AuditEvent event) {
            all.add(event);
        }

        @Override
        public List<AuditEvent> latest(int limit) {
            return all;
        }

        List<String> types() {
            return all.stream().map(AuditEvent::type).toList();
        }

        AuditEvent last() {
            return all.get(all.size() - 1);
        }
    }

    final VirtualTime time = new VirtualTime();
    final Events events = new Events();
    final List<ConfigChange> changes = new CopyOnWriteArrayList<>();
    final MemoryBox box = new MemoryBox();
    final TestStore store;
    final StoredSettings settings;
    final IdentityUnit unit;
    final Passwords passwords;
    final CredentialMaker credentials;
    final Tokens tokens;
    final TestLicence licence = new TestLicence(time);
    final TestIssuer issuer = new TestIssuer("Test issuer");
    final StoredAccounts accounts;
    final Lockouts lockouts;
    final FilteredAccess access;
    final AdministratorSignIn adminSignIn;
    final StoredAdministrators administrators;
    final OwnAdministration own;
    final OwnAccount ownAccount;
    final TokenSignIn signIn;
    final FirstSetup setup;
    final PermissionRegistry permissions;
    final StoredApplications applications;
    final StoredGrants grants;
    final ManagedAccounts management;
    final StoredAvatars avatars;
    final StoredApiKey apiKey;
    final StoredGroups groups;
    final StoredZones zones;
    final GroupRights rights;
    final StoredTerminalSignIn terminals;
    final StoredVisibleFields visible;
    final StoredLimits limits;
    final StoredTransfer transfer;

    People(TestDatabase.Kind kind) {
        this(TestStore.on(kind), CHEAP);
    }

    People(TestStore store, Argon2 argon2) {
        this.store = store;
        settings = new StoredSettings(store.units(), store.threads(), changes::add, box, time);
        unit = new IdentityUnit(store.units());
        passwords = new Passwords(settings, argon2);
        credentials = new CredentialMaker(passwords, box);
        permissions = new PermissionRegistry();
        tokens = new Tokens(unit, store.threads(), permissions, time);
        accounts = new StoredAccounts(unit, credentials, tokens, settings, events, licence.licence(), time);
        lockouts = new Lockouts(unit, settings, events, store.threads(), time);
        access = new FilteredAccess(settings, unit);
        SealedSecrets secrets = new SealedSecrets(box);
        adminSignIn = new AdministratorSignIn(unit, passwords, tokens, lockouts, secrets, access, events, time);
        administrators = new StoredAdministrators(unit, passwords, tokens, lockouts, adminSignIn, events, changes::add, time);
        own = new OwnAdministration(unit, passwords, tokens, secrets, settings, events, time);
        zones = new StoredZones(unit, changes::add, time);
        signIn = new TokenSignIn(unit, accounts, adminSignIn, lockouts, passwords, credentials, tokens, settings, events,
                licence.licence(), zones, time);
        setup = new FirstSetup(unit, accounts, administrators, settings, access, events, time);
        applications = new StoredApplications(unit, tokens, permissions, events, changes::add, time);
        grants = new StoredGrants(unit, tokens, signIn, permissions, settings, events, time);
        groups = new StoredGroups(unit, accounts, changes::add, time);
        management = new ManagedAccounts(unit, accounts, groups, credentials, tokens, store.outbox(), events, changes::add, time);
        ownAccount = new OwnAccount(unit, passwords, credentials, management, tokens, accounts, settings, events, time);
        avatars = new StoredAvatars(unit, accounts, store.threads(), events, time);
        apiKey = new StoredApiKey(unit, tokens, changes::add, time);
        rights = new GroupRights(groups, zones, store.threads());
        terminals = new StoredTerminalSignIn(unit, signIn, credentials, accounts);
        visible = new StoredVisibleFields(settings);
        limits = new StoredLimits(unit, accounts, groups, changes::add, time);
        transfer = new StoredTransfer(unit, accounts, management, credentials, tokens, groups, events, store.threads().io(), time);
    }

    /** An account with this login; its password is "Password 1 of" and the login. */
    Account account(String login) {
        return accounts.create(new NewAccount(login, login, "", passwordOf(login)), "server");
    }

    /** An administrator with this login and these roles; his password is "Password 1 of" and the login. */
    Identity.Administrator administrator(String login, AdminRole... roles) {
        Administrator made = administrators.create(new NewAdministrator(login, "", passwordOf(login), Set.of(roles)), "server");
        return new Identity.Administrator(made.login(), made.roles());
    }

    static String passwordOf(String login) {
        return "Password 1 of " + login;
    }

    /** What the change log says, {@code action object_type}. */
    List<String> changeWords() {
        return changes.stream().map(change -> change.action().word() + " " + change.objectType()).toList();
    }

    String serverName() {
        return settings.get(ServerSettings.SERVER_NAME);
    }

    static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(code));
    }

    static void assertRefusedAt(ErrorCode code, String location, ThrowingCallable call) {
        assertRefused(code, call);
        assertThatThrownBy(call).isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.location()).isEqualTo(location));
    }

    @Override
    public void close() {
        lockouts.close();
        tokens.close();
        store.close();
    }
}
