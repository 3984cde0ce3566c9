// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.GuestId;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SetupService;
import org.rostrum.identity.SignInService;

/** Accounts, sign-ins and set-up in memory, just as strict as the edge can notice. Thread-safe. */
public final class FakeIdentity implements AccountService, SignInService, SetupService {

    public static final String SERVER = "video.example.org";
    public static final String SETUP_CODE = "12345678";
    public static final String PASSWORD = "correct horse";

    /** The moment of everything. */
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<AccountKey, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Session> tokens = new ConcurrentHashMap<>();
    private final Map<String, ClientInfo> clients = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();

    /** Thrown by the next calls that touch the database, until null again. */
    public volatile @Nullable RuntimeException failure;

    /** Whether set-up is still to be done. */
    public volatile boolean setupRequired;

    /** Whether the last set-up asked to administer from its address. */
    public volatile boolean allowedAddress;

    /** How often a token was looked up. */
    public final AtomicInteger lookUps = new AtomicInteger();

    /** Makes an account with the usual password. */
    public Account account(String login) {
        return create(new NewAccount(login, login.toUpperCase(Locale.ROOT), login + "@mail.example.org", PASSWORD), "test");
    }

    /** A token of an account. */
    public String token(Account account) {
        return issue(user(account)).token();
    }

    public String administratorToken() {
        return issue(new Identity.Administrator("root", Set.of(AdminRole.ADMIN))).token();
    }

    public String securityAdministratorToken() {
        return issue(new Identity.Administrator("sec", Set.of(AdminRole.SECURITY_ADMIN))).token();
    }

    /** The secret API key. */
    public String apiKey() {
        return issue(new Identity.Administrator("#api-key", Set.of(AdminRole.ADMIN)), Grant.API_KEY).token();
    }

    /** A token of a program of its own right. */
    public String applicationToken(String... permissions) {
        Identity.Application program = new Identity.Application("a".repeat(40), "Bridge");
        return issue(program, new Grant(program.id(), Set.of(permissions))).token();
    }

    /** A token that an application got for an account. */
    public String tokenThroughApplication(Account account, String... permissions) {
        return issue(user(account), new Grant("a".repeat(40), Set.of(permissions))).token();
    }

    public String guestToken() {
        return guest(null, "Guest", new ClientInfo("127.0.0.1", "test")).token();
    }

    /** CSRF value of a token. */
    public String csrf(String token) {
        return tokens.get(token).csrf();
    }

    /** What a refused call may not change: accounts, tokens of accounts, set-up. */
    public Object state() {
        return List.of(Map.copyOf(accounts), tokens.values().stream().filter(s -> s.identity() instanceof Identity.User).count(),
                setupRequired);
    }

    public boolean isAlive(String token) {
        return tokens.containsKey(token);
    }

    private static Identity.User user(Account account) {
        return new Identity.User(account.key(), account.id(), account.displayName());
    }

    private IssuedToken issue(Identity identity) {
        return issue(identity, null);
    }

    private IssuedToken issue(Identity identity, @Nullable Grant grant) {
        int n = counter.incrementAndGet();
        IssuedToken issued =
                new IssuedToken("token-" + n, new Session("id-" + n, identity, "csrf-" + n, NOW.plusSeconds(86_400), grant));
        tokens.put(issued.token(), issued.session());
        return issued;
    }

    private void touch() {
        RuntimeException thrown = failure;
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public Account create(NewAccount account, String by) {
        touch();
        if (resolve(account.login()).isPresent()) {
            throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "The login is taken.", "login");
        }
        String name = account.displayName().isEmpty() ? account.login() : account.displayName();
        Account made = new Account(AccountKey.random(), new AccountId(account.login(), SERVER), name, account.email(), true, NOW);
        accounts.put(made.key(), made);
        return made;
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        touch();
        return Optional.ofNullable(accounts.get(key));
    }

    @Override
    public Map<AccountKey, Account> find(Collection<AccountKey> keys) {
        touch();
        return accounts.values().stream().filter(a -> keys.contains(a.key())).collect(Collectors.toMap(Account::key, a -> a));
    }

    @Override
    public Optional<Account> resolve(String loginOrId) {
        touch();
        String named = loginOrId.replaceFirst("#vcs$", "");
        return accounts.values().stream()
                .filter(a -> a.id().login().equalsIgnoreCase(named) || a.id().toString().equalsIgnoreCase(named))
                .findFirst();
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
        accounts.computeIfPresent(key, (k, a) -> new Account(k, a.id(), a.displayName(), a.email(), active, a.createdAt()));
    }

    /** As if the account had been deleted. */
    public void forget(AccountKey key) {
        accounts.remove(key);
    }

    @Override
    public IssuedToken signIn(String login, String password, ClientInfo client) {
        touch();
        if (password.equals("braked")) {
            throw new RostrumException(CommonError.BRAKED, "Too many attempts.");
        }
        if (password.equals("locked")) {
            throw new RostrumException(IdentityError.ACCOUNT_LOCKED, "Locked until 2026-01-02T00:00:00Z.");
        }
        Account account = resolve(login).filter(a -> password.equals(PASSWORD))
                .orElseThrow(() -> new RostrumException(IdentityError.INVALID_CREDENTIALS, "Wrong name or password."));
        if (!account.active()) {
            throw new RostrumException(IdentityError.ACCOUNT_INACTIVE, "The account is switched off.");
        }
        IssuedToken issued = issue(user(account));
        clients.put(issued.token(), client);
        return issued;
    }

    @Override
    public IssuedToken signInAdministrator(String login, String password, @Nullable String code, ClientInfo client) {
        if (password.equals("locked")) {
            throw new RostrumException(IdentityError.ACCOUNT_LOCKED, "Locked until 2026-01-02T00:00:00Z.");
        }
        if (password.equals("elsewhere")) {
            throw new RostrumException(IdentityError.ADDRESS_NOT_ALLOWED, "Not from here.");
        }
        if (password.equals("with code") && code == null) {
            throw new RostrumException(IdentityError.SECOND_FACTOR_REQUIRED, "The code lacks.");
        }
        if (password.equals("with code") && "123456".equals(code)) {
            return issue(new Identity.Administrator("root", Set.of(AdminRole.ADMIN)));
        }
        if (!login.equals("root") || !password.equals(PASSWORD)) {
            throw new RostrumException(IdentityError.INVALID_CREDENTIALS, "Wrong name or password.");
        }
        return issue(new Identity.Administrator("root", Set.of(AdminRole.ADMIN)));
    }

    @Override
    public Optional<Session> authenticate(String token) {
        lookUps.incrementAndGet();
        touch();
        return Optional.ofNullable(tokens.get(token));
    }

    @Override
    public void signOut(String token) {
        tokens.remove(token);
    }

    @Override
    public List<TokenInfo> sessions(Identity who) {
        touch();
        return tokens.values().stream().filter(session -> session.identity().equals(who))
                .map(session -> new TokenInfo(session.tokenId(), new ClientInfo("127.0.0.1", "test"), NOW, NOW))
                .toList();
    }

    @Override
    public void end(Identity who, String tokenId) {
        tokens.values().removeIf(session -> session.tokenId().equals(tokenId) && session.identity().equals(who));
    }

    @Override
    public void endAll(AccountKey account, String by) {
        tokens.values().removeIf(session -> session.identity() instanceof Identity.User user && user.key().equals(account));
    }

    @Override
    public List<TokenInfo> sessions(AccountKey account) {
        List<TokenInfo> found = new ArrayList<>();
        tokens.forEach((token, session) -> {
            if (session.identity() instanceof Identity.User user && user.key().equals(account)) {
                ClientInfo client = clients.getOrDefault(token, new ClientInfo("127.0.0.1", "test"));
                found.add(new TokenInfo(session.tokenId(), client, NOW, NOW));
            }
        });
        return found;
    }

    @Override
    public void end(AccountKey account, String tokenId) {
        tokens.values().removeIf(s -> s.tokenId().equals(tokenId)
                && s.identity() instanceof Identity.User user && user.key().equals(account));
    }

    @Override
    public IssuedToken guest(@Nullable String guestToken, String displayName, ClientInfo client) {
        touch();
        if (displayName.isBlank()) {
            throw new RostrumException(IdentityError.NAME_INVALID, "A name is needed.", "display_name");
        }
        Session known = guestToken == null ? null : tokens.get(guestToken);
        if (guestToken != null && known != null && known.identity() instanceof Identity.Guest guest) {
            Session renamed = new Session(known.tokenId(), new Identity.Guest(guest.id(), displayName), known.csrf(), known.expiresAt());
            tokens.put(guestToken, renamed);
            return new IssuedToken(guestToken, renamed);
        }
        return issue(new Identity.Guest(new GuestId("g" + counter.incrementAndGet()), displayName));
    }

    @Override
    public boolean required() {
        return setupRequired;
    }

    @Override
    public String code() {
        return SETUP_CODE;
    }

    @Override
    public void checkCode(String code, String address) {
        touch();
        if (!setupRequired) {
            throw new RostrumException(IdentityError.SETUP_DONE, "Set-up has been done.");
        }
        if (code.equals("braked")) {
            throw new RostrumException(CommonError.BRAKED, "Too many attempts.");
        }
        if (!code.equals(SETUP_CODE)) {
            throw new RostrumException(IdentityError.SETUP_CODE_WRONG, "The code is wrong.");
        }
    }

    @Override
    public void complete(String code, Request request, String address) {
        checkCode(code, address);
        FakePasswords.check(request.adminPassword(), "administrator.password");
        completeLocally(request);
    }

    @Override
    public void completeLocally(Request request) {
        request.accounts().forEach(account -> create(account, "setup"));
        allowedAddress = request.allowAddress();
        setupRequired = false;
    }
}
