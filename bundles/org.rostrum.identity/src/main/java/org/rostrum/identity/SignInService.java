// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/**
 * Passwords in, opaque tokens out. Tokens are 256 random bits, kept only as hashes. An account may hold any number of
 * client tokens (10/CMP-4, 00/R-20). OSGi service, thread-safe, blocks.
 */
@ProviderType
public interface SignInService {

    /**
     * Signs an account in for a browser or client; the client token lives 60 days from its last use.
     *
     * @param login login, {@code login@server}, or an e-mail that exactly one active account has (00/R-50)
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#INVALID_CREDENTIALS} for unknown and wrong alike
     *     (80/UPA-13), {@link IdentityError#ACCOUNT_INACTIVE}, {@link IdentityError#ACCOUNT_LOCKED},
     *     {@link org.rostrum.base.error.CommonError#BRAKED}
     */
    IssuedToken signIn(String login, String password, ClientInfo client);

    /**
     * Signs an administrator of the built-in realm in for a browser; the token lives 12 hours from its last use.
     *
     * @param code of the second factor, for those who have one; null or blank: none typed
     * @throws org.rostrum.base.error.RostrumException as {@link #signIn}, and {@link IdentityError#SECOND_FACTOR_REQUIRED} when
     *     only the code lacks, {@link IdentityError#ADDRESS_NOT_ALLOWED} (20/SEC-7)
     */
    IssuedToken signInAdministrator(String login, String password, @Nullable String code, ClientInfo client);

    /** Who a token stands for; renews its last use (at most once a minute). Empty: unknown, expired or signed out. */
    Optional<Session> authenticate(String token);

    /** Ends one token; idempotent. */
    void signOut(String token);

    /** The live client tokens of an account, newest first. */
    List<TokenInfo> sessions(AccountKey account);

    /** Ends one of the account's tokens by its public id. */
    void end(AccountKey account, String tokenId);

    /** The live tokens of an account, or of an administrator, newest first; empty for others. */
    List<TokenInfo> sessions(Identity who);

    /** Ends one of his tokens by its public id; idempotent. */
    void end(Identity who, String tokenId);

    /** Signs an account out everywhere; idempotent. */
    void endAll(AccountKey account, String by);

    /**
     * Gives a guest a stable identity for this browser (40/GI-1…3): the same {@code guestToken} keeps the same
     * {@link org.rostrum.base.id.GuestId} under a new display name.
     *
     * @param guestToken what the browser already has; null or unknown: a new guest
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#NAME_INVALID} (80/UCP-5)
     */
    IssuedToken guest(@Nullable String guestToken, String displayName, ClientInfo client);

    /** A token just made; the only moment its text exists on the server. */
    record IssuedToken(String token, Session session) {
        @Override
        public String toString() {
            return "IssuedToken[" + session.tokenId() + "]";
        }
    }

    /**
     * A token's meaning.
     *
     * @param tokenId   public id, for lists and sign-out
     * @param csrf      value that changes must carry when the token came as a cookie
     * @param expiresAt end of life if not used
     * @param grant     what an application may do with it; null for pages and clients of ours, which may all that the
     *                  identity may
     */
    record Session(String tokenId, Identity identity, String csrf, Instant expiresAt, @Nullable Grant grant) {

        /** One without application. */
        public Session(String tokenId, Identity identity, String csrf, Instant expiresAt) {
            this(tokenId, identity, csrf, expiresAt, null);
        }
    }

    /**
     * A token got through an application: its permissions as they are now, cut to those asked for (60/OC-5).
     *
     * @param permissions names of contract 61 section 4.7 in their {@code :read} and {@code :write} form
     */
    record Grant(String applicationId, Set<String> permissions) {

        /** Of the secret API key: everything that is not closed to it (20/SEC-20). */
        public static final Grant API_KEY = new Grant("#api-key", Set.of());

        public Grant {
            permissions = Set.copyOf(permissions);
        }
    }

    /** Where a sign-in comes from. */
    record ClientInfo(String address, String userAgent) {}

    /** One row of "where am I signed in". */
    record TokenInfo(String tokenId, ClientInfo client, Instant createdAt, Instant lastUsedAt) {}
}
