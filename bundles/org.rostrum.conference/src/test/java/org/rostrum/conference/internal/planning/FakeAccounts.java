// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Identity;

/** Accounts in memory; those whose login begins with {@code in-} are inactive. */
public final class FakeAccounts implements AccountService {

    private final Map<AccountKey, Account> accounts = new LinkedHashMap<>();

    public Identity.User add(String login) {
        AccountKey key = new AccountKey(UUID.nameUUIDFromBytes(login.getBytes(StandardCharsets.UTF_8)));
        AccountId id = new AccountId(login, "example.org");
        accounts.put(key, new Account(key, id, "Name of " + login, "", !login.startsWith("in-"), Instant.EPOCH));
        return new Identity.User(key, id, "Name of " + login);
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return Optional.ofNullable(accounts.get(key));
    }

    @Override
    public Map<AccountKey, Account> find(Collection<AccountKey> keys) {
        Map<AccountKey, Account> found = new LinkedHashMap<>(accounts);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public Optional<Account> resolve(String loginOrId) {
        String wanted = loginOrId.toLowerCase(Locale.ROOT);
        return accounts.values().stream()
                .filter(account -> wanted.equals(account.id().login()) || wanted.equals(account.id().toString()))
                .findFirst();
    }

    @Override
    public Account create(NewAccount account, String by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Account> search(String text, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setPassword(AccountKey key, String password, String by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setActive(AccountKey key, boolean active, String by) {
        throw new UnsupportedOperationException();
    }
}
