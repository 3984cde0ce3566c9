// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.identity.SignInService.Session;

/**
 * Who sends a request, and from where. Immutable; injected into operations with {@code @Context}.
 *
 * @param token   credential that was used; null if none or not looked at
 * @param session what the credential means; null if none or unknown
 * @param client  address and user agent
 * @param base    web address of this server for links, without path and trailing slash: the setting, else the address
 *                that the caller used (80/UGP-4)
 */
public record Caller(@Nullable String token, @Nullable Session session, ClientInfo client, URI base) {

    /** Who it is; empty for nobody. */
    public Optional<Identity> found() {
        return Optional.ofNullable(session).map(Session::identity);
    }

    /** Who it is, for operations that need somebody. */
    public Identity identity() {
        return signedIn().identity();
    }

    /** The session of the token, for operations that need somebody. */
    public Session signedIn() {
        if (session == null) {
            throw new RostrumException(CommonError.UNAUTHORIZED, "Sign in first.");
        }
        return session;
    }

    /** The account, for operations that need {@link Need#USER}. */
    public Identity.User user() {
        if (identity() instanceof Identity.User user) {
            return user;
        }
        throw new RostrumException(CommonError.FORBIDDEN, "Only accounts of this server can do this.");
    }

    @Override
    public String toString() {
        return "Caller[" + found().map(Identity::name).orElse("nobody") + " " + client.address() + "]";
    }
}
