// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService.NewAccount;
import org.rostrum.identity.PasswordRules;
import org.rostrum.identity.internal.CredentialMaker;
import org.rostrum.identity.internal.IdentityUnit;
import org.rostrum.identity.internal.LivePresence;
import org.rostrum.identity.internal.Passwords;
import org.rostrum.identity.internal.PermissionRegistry;
import org.rostrum.identity.internal.StoredVisibleFields;
import org.rostrum.identity.internal.StoredAccounts;
import org.rostrum.identity.internal.StoredAddressBooks;
import org.rostrum.identity.internal.StoredAliases;
import org.rostrum.identity.internal.StoredBlockLists;
import org.rostrum.identity.internal.StoredCallTargets;
import org.rostrum.identity.internal.StoredGroupBooks;
import org.rostrum.identity.internal.StoredGroupCalls;
import org.rostrum.identity.internal.StoredGroups;
import org.rostrum.identity.internal.Tokens;
import org.rostrum.licence.internal.TestLicence;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.VirtualTime;

/** The resources of this bundle behind a server, over the services of the product and a database of their own. */
final class ContactApi implements AutoCloseable {

    final TestApi api = new TestApi();
    final TestStore store = TestStore.h2();
    final List<ConfigChange> changes = new CopyOnWriteArrayList<>();
    final StoredAccounts accounts;
    final StoredGroups groups;
    final StoredAliases aliases;
    final StoredGroupCalls calls;
    final StoredBlockLists blocks;
    final StoredAddressBooks books;
    final StoredGroupBooks groupBooks;
    final LivePresence presence;
    final StoredVisibleFields visible;

    ContactApi() {
        AuditLog audit = new AuditLog() {
            @Override
            public void record(AuditEvent event) {}

            @Override
            public List<AuditEvent> latest(int limit) {
                return List.of();
            }
        };
        api.settings.set(PasswordRules.BOTH_CASES, false, "test");
        api.settings.set(PasswordRules.DIGIT, false, "test");
        IdentityUnit unit = new IdentityUnit(store.units());
        Tokens tokens = new Tokens(unit, store.threads(), new PermissionRegistry());
        accounts = new StoredAccounts(
                unit, new CredentialMaker(new Passwords(api.settings), new NoBox()), tokens, api.settings, audit, new TestLicence(new VirtualTime()).licence());
        groups = new StoredGroups(unit, accounts, changes::add);
        aliases = new StoredAliases(unit, accounts, api.settings, changes::add);
        calls = new StoredGroupCalls(unit, changes::add);
        blocks = new StoredBlockLists(unit, accounts, api.settings);
        books = new StoredAddressBooks(unit, accounts, api.settings, changes::add);
        groupBooks = new StoredGroupBooks(unit, accounts, api.settings, changes::add);
        presence = new LivePresence(accounts, blocks, tokens, store.threads());
        StoredCallTargets targets = new StoredCallTargets(unit, accounts, api.settings);
        visible = new StoredVisibleFields(api.settings);
        api.serve(new MyAddressBookResource(books, presence, visible), new MyFoldersResource(books), new MyBlockListResource(blocks, visible),
                new MyPeopleResource(books, targets, presence, visible), new UserAddressBookResource(books, accounts, presence),
                new GroupAddressBookResource(groupBooks, presence), new GroupCallResource(calls), new GroupCallsResource(calls),
                new AliasesResource(aliases));
    }

    Account account(String login) {
        return accounts.create(new NewAccount(login, login, login + "@mail.example.org", "correct horse"), "test");
    }

    /** What a refused call may not change. */
    Object state(Account owner) {
        return List.of(aliases.list("", 0, 100), calls.list(), blocks.of(owner.key()), books.folders(owner.key()),
                books.list(owner.key(), "", null, 0, 100), changes.size());
    }

    @Override
    public void close() {
        api.close();
        store.close();
    }
}
