// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** First set-up (10/INS-7, 00/R-10). */
@Schema(description = "First set-up.")
record SetupRequest(
        @Schema(description = "One-time code that the console and the log of the start show.", requiredMode = RequiredMode.REQUIRED)
        @Nullable String code,
        @Schema(description = "DNS name of this server, right part of every account ID.", requiredMode = RequiredMode.REQUIRED,
                example = "video.example.org")
        @Nullable String serverName,
        @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable AdministratorRequest administrator,
        @Schema(description = "First accounts; may be empty or absent.") @Nullable List<AccountRequest> accounts,
        @Schema(description = "Whether administration is allowed from the address of this request from now on.")
        @Nullable Boolean allowAddress) {

    /** The first administrator. */
    @Schema(description = "The first administrator.")
    record AdministratorRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String login,
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String password) {

        @Override
        public String toString() {
            return "AdministratorRequest";
        }
    }

    /** A new account. */
    @Schema(description = "A new account.")
    record AccountRequest(
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String login,
            @Schema(description = "Empty: the login.") @Nullable String displayName,
            @Nullable String email,
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String password) {

        @Override
        public String toString() {
            return "AccountRequest";
        }
    }
}
