// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.TokenEndings;

/** Live sign-ins by account, as the test says; everything else is not asked here. */
final class TestSignIns implements SignInService, TokenEndings {

    private final Map<AccountKey, List<String>> live = new ConcurrentHashMap<>();
    private final List<Consumer<AccountKey>> listeners = new CopyOnWriteArrayList<>();

    void add(AccountKey account, String token) {
        live.computeIfAbsent(account, key -> new CopyOnWriteArrayList<>()).add(token);
    }

    void end(AccountKey account, String token, boolean told) {
        live.get(account).remove(token);
        if (told) {
            new ArrayList<>(listeners).forEach(listener -> listener.accept(account));
        }
    }

    @Override
    public AutoCloseable onEnded(Consumer<AccountKey> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<TokenInfo> sessions(AccountKey account) {
        return live.getOrDefault(account, List.of()).stream()
                .map(token -> new TokenInfo(token, new ClientInfo("127.0.0.1", ""), Instant.now(), Instant.now())).toList();
    }

    @Override
    public IssuedToken signIn(String login, String password, ClientInfo client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public IssuedToken signInAdministrator(String login, String password, @Nullable String code, ClientInfo client) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Session> authenticate(String token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void signOut(String token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void end(AccountKey account, String tokenId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TokenInfo> sessions(Identity who) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void end(Identity who, String tokenId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void endAll(AccountKey account, String by) {
        throw new UnsupportedOperationException();
    }

    @Override
    public IssuedToken guest(@Nullable String guestToken, String displayName, ClientInfo client) {
        throw new UnsupportedOperationException();
    }
}
