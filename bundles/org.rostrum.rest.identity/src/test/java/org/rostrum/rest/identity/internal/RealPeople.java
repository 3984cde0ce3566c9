// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.PasswordRules;
import org.rostrum.identity.internal.CredentialMaker;
import org.rostrum.identity.internal.GroupRights;
import org.rostrum.identity.internal.IdentityUnit;
import org.rostrum.identity.internal.Lockouts;
import org.rostrum.identity.internal.ManagedAccounts;
import org.rostrum.identity.internal.OwnAccount;
import org.rostrum.identity.internal.Passwords;
import org.rostrum.identity.internal.PermissionRegistry;
import org.rostrum.identity.internal.StoredAccounts;
import org.rostrum.identity.internal.StoredApiKey;
import org.rostrum.identity.internal.StoredApplications;
import org.rostrum.identity.internal.StoredAvatars;
import org.rostrum.identity.internal.StoredGrants;
import org.rostrum.identity.internal.StoredGroups;
import org.rostrum.identity.internal.StoredLimits;
import org.rostrum.identity.internal.StoredTransfer;
import org.rostrum.identity.internal.StoredVisibleFields;
import org.rostrum.identity.internal.StoredZones;
import org.rostrum.identity.internal.TokenSignIn;
import org.rostrum.identity.internal.Tokens;
import org.rostrum.licence.internal.TestLicence;
import org.rostrum.settings.SiteSettings;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.VirtualTime;

/** The identity services of the product over a database of their own. */
final class RealPeople implements AutoCloseable {

    static final String PASSWORD = "correct horse";

    final TestStore store = TestStore.h2();
    final List<AuditEvent> events = new CopyOnWriteArrayList<>();
    final List<ConfigChange> changes = new CopyOnWriteArrayList<>();
    final TestLicence licence = new TestLicence(new VirtualTime());
    final PermissionRegistry permissions = new PermissionRegistry();
    final StoredAccounts accounts;
    final ManagedAccounts management;
    final StoredAvatars avatars;
    final StoredApplications applications;
    final StoredGrants grants;
    final StoredApiKey apiKey;
    final Lockouts lockouts;
    final TokenSignIn signIn;
    final StoredGroups groups;
    final StoredZones zones;
    final GroupRights rights;
    final StoredLimits limits;
    final StoredVisibleFields visible;
    final OwnAccount own;
    final StoredTransfer transfer;

    RealPeople(SiteSettings settings) {
        AuditLog audit = new AuditLog() {
            @Override
            public void record(AuditEvent event) {
                events.add(event);
            }

            @Override
            public List<AuditEvent> latest(int limit) {
                return events;
            }
        };
        IdentityUnit unit = new IdentityUnit(store.units());
        settings.set(PasswordRules.BOTH_CASES, false, "test");
        settings.set(PasswordRules.DIGIT, false, "test");
        Passwords passwords = new Passwords(settings);
        CredentialMaker credentials = new CredentialMaker(passwords, new PlainBox());
        Tokens tokens = new Tokens(unit, store.threads(), permissions);
        accounts = new StoredAccounts(unit, credentials, tokens, settings, audit, licence.licence());
        groups = new StoredGroups(unit, accounts, changes::add);
        management = new ManagedAccounts(unit, accounts, groups, credentials, tokens, store.outbox(), audit, changes::add);
        avatars = new StoredAvatars(unit, accounts, store.threads(), audit);
        applications = new StoredApplications(unit, tokens, permissions, audit, changes::add);
        apiKey = new StoredApiKey(unit, tokens, changes::add);
        lockouts = new Lockouts(unit, settings, audit, store.threads());
        zones = new StoredZones(unit, changes::add);
        signIn = new TokenSignIn(unit, accounts, null, lockouts, passwords, credentials, tokens, settings,
                audit, licence.licence(), zones);
        rights = new GroupRights(groups, zones, store.threads());
        limits = new StoredLimits(unit, accounts, groups, changes::add);
        visible = new StoredVisibleFields(settings);
        own = new OwnAccount(unit, passwords, credentials, management, tokens, accounts, settings, audit);
        transfer = new StoredTransfer(unit, accounts, management, credentials, tokens, groups, audit, store.threads());
        grants = new StoredGrants(unit, tokens, signIn, permissions, settings, audit);
    }

    Account account(String login) {
        return accounts.create(new NewAccount(login, login, login + "@example.org", PASSWORD), "test");
    }

    /** What a refused call may not change. */
    Object state() {
        return List.of(accounts.search("", 0, 1000), applications.list(), apiKey.createdAt(), groups.list(), zones.list(), changes.size(), visible.displays(), transfer.progress().since() == null,
                events.stream().filter(event -> event.type().startsWith("avatar")).count());
    }

    @Override
    public void close() {
        store.close();
    }
}
