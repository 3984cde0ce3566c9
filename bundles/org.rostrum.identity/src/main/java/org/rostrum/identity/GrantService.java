// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.identity.SignInService.ClientInfo;

/**
 * Tokens for programs: the four grants of 60/OA-5 as contract 61 section 4 has them; an OSGi service. Refusals have codes of
 * {@link GrantError}, or those of a sign-in. Guessing of secrets is braked by failed attempts only (61/TR-15). Thread-safe,
 * blocks.
 */
@ProviderType
public interface GrantService {

    /** Fixed ID of the built-in application without secret; off until {@link TokenSettings#PUBLIC_CLIENT} (61/AO-4). */
    String PUBLIC_CLIENT = "trueconf_server_users";

    /** A token that stands for the application itself. */
    GrantedTokens byCredentials(Client client, @Nullable String scope, ClientInfo info);

    /** Tokens for the account of a login and its password, collected by the application. */
    GrantedTokens byPassword(Client client, String login, String password, @Nullable String scope, ClientInfo info);

    /**
     * Tokens for the account that authorised the application.
     *
     * @param redirectUri checked if given
     * @param verifier    of PKCE; needed if the authorisation had a challenge
     */
    GrantedTokens byCode(Client client, String code, @Nullable String redirectUri, @Nullable String verifier, ClientInfo info);

    /** A new access token of an authorisation; no new refresh token (61/AO-6). */
    GrantedTokens byRefreshToken(Client client, String refreshToken, @Nullable String scope, ClientInfo info);

    /**
     * What the authorize page shows.
     *
     * @throws org.rostrum.base.error.RostrumException {@link GrantError#INVALID_CLIENT}, {@link GrantError#INVALID_REDIRECT}:
     *     then nobody is sent anywhere
     */
    Consent consent(AuthorizationRequest request);

    /**
     * Makes a code, good once and for a minute, for this account.
     *
     * @return where the browser goes on: the redirect address with {@code code} or {@code error}, and {@code state}
     */
    String allow(AuthorizationRequest request, Identity.User user, ClientInfo info);

    /** Where the browser goes on after a no: the redirect address with {@code error=access_denied}. */
    String deny(AuthorizationRequest request);

    /** Which application says that it asks; empty where it says nothing. */
    record Client(String id, String secret) {
        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }

    /**
     * What a grant gives.
     *
     * @param refreshToken null where the grant has none
     * @param expiresIn    seconds
     * @param scope        permission names, separated by blanks; empty: those of the user
     * @param identity     account or application
     */
    record GrantedTokens(String accessToken, @Nullable String refreshToken, int expiresIn, String scope, Identity identity) {
        @Override
        public String toString() {
            return "GrantedTokens[" + identity.name() + "]";
        }
    }

    /** Query of the authorize page (61/AO-8); null: absent. */
    record AuthorizationRequest(
            @Nullable String clientId,
            @Nullable String responseType,
            @Nullable String redirectUri,
            @Nullable String scope,
            @Nullable String state,
            @Nullable String codeChallenge,
            @Nullable String codeChallengeMethod) {}

    /**
     * What somebody is asked.
     *
     * @param scope      permission names, as the application has or wishes them
     * @param redirectTo where the browser goes at once, because the request is wrong; null: ask
     */
    record Consent(String applicationName, String redirectUri, java.util.List<String> scope, @Nullable String redirectTo) {
        public Consent {
            scope = java.util.List.copyOf(scope);
        }
    }
}
