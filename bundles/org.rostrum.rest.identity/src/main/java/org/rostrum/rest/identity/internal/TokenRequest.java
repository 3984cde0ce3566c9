// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Token request of contract 61 section 4.2; as JSON or as a form (61/AO-2). */
@Schema(description = "Token request; also as a form.")
record TokenRequest(
        @Schema(requiredMode = RequiredMode.REQUIRED,
                allowableValues = {"password", "client_credentials", "authorization_code", "refresh_token"})
        @Nullable String grantType,
        @Schema(description = "Application; trueconf_server_users is the built-in public one.") @Nullable String clientId,
        @Nullable String clientSecret,
        @Schema(description = "Login, with or without domain.") @Nullable String username,
        @Nullable String password,
        @Schema(description = "Authorization code; auth_code does as well.") @Nullable String code,
        @Nullable String authCode,
        @Schema(description = "Checked if given.") @Nullable String redirectUri,
        @Schema(description = "PKCE, S256.") @Nullable String codeVerifier,
        @Nullable String refreshToken,
        @Schema(description = "Some of the application's permissions, separated by blanks; all if absent.") @Nullable String scope) {

    @Override
    public String toString() {
        return "TokenRequest[" + grantType + " " + clientId + "]";
    }
}
