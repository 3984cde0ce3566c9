// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService;
import org.rostrum.rest.internal.TestApi;

/** Tells tokens of {@link RealPeople} and of the usual fake. */
final class BothIdentities implements SignInService {

    private @Nullable RealPeople people;
    private @Nullable TestApi api;

    /** An API over both; {@code people} closes apart. */
    TestApi start() {
        TestApi started = new TestApi(this);
        api = started;
        people = new RealPeople(started.settings);
        return started;
    }

    RealPeople people() {
        return Objects.requireNonNull(people);
    }

    @Override
    public Optional<Session> authenticate(String token) {
        Optional<Session> fake = Objects.requireNonNull(api).identity.authenticate(token);
        return fake.isPresent() ? fake : people().signIn.authenticate(token);
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
    public void signOut(String token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TokenInfo> sessions(AccountKey account) {
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
