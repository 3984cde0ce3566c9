// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.RefusingSignIn;
import org.rostrum.identity.TokenEndings;

/** Live sign-ins by account, as the test says; everything else is not asked here. */
final class TestSignIns extends RefusingSignIn implements TokenEndings {

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
    public AutoCloseable onDisconnected(Consumer<AccountKey> listener) {
        return () -> { };
    }

    @Override
    public List<TokenInfo> sessions(AccountKey account) {
        return live.getOrDefault(account, List.of()).stream()
                .map(token -> new TokenInfo(token, new ClientInfo("127.0.0.1", ""), Instant.now(), Instant.now())).toList();
    }
}
