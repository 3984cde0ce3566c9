// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;

/** Signs nobody in and does not expect to be asked; a test's fake overrides what its subject asks. */
public class RefusingSignIn implements SignInService {

    @Override
    public IssuedToken signIn(String login, String password, ClientInfo client) {
        throw unexpected();
    }

    @Override
    public IssuedToken signInAdministrator(String login, String password, @Nullable String code, ClientInfo client) {
        throw unexpected();
    }

    @Override
    public Optional<Session> authenticate(String token) {
        throw unexpected();
    }

    @Override
    public void signOut(String token) {
        throw unexpected();
    }

    @Override
    public List<TokenInfo> sessions(AccountKey account) {
        throw unexpected();
    }

    @Override
    public void end(AccountKey account, String tokenId) {
        throw unexpected();
    }

    @Override
    public List<TokenInfo> sessions(Identity who) {
        throw unexpected();
    }

    @Override
    public void end(Identity who, String tokenId) {
        throw unexpected();
    }

    @Override
    public void endAll(AccountKey account, String by) {
        throw unexpected();
    }

    @Override
    public IssuedToken guest(@Nullable String guestToken, String displayName, ClientInfo client) {
        throw unexpected();
    }

    private static UnsupportedOperationException unexpected() {
        return new UnsupportedOperationException("not expected here");
    }
}
