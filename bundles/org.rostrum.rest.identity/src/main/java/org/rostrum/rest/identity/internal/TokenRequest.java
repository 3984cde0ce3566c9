// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
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
        @Nullable String password) {

    @Override
    public String toString() {
        return "TokenRequest[" + grantType + " " + clientId + "]";
    }
}
