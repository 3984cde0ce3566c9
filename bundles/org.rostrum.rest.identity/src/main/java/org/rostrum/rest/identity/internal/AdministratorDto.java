// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.Administrator;

/** An administrator in lists. */
@Schema(description = "An administrator.")
record AdministratorDto(
        String login,
        String displayName,
        @Schema(description = "admin, security-admin.") List<String> roles,
        @Schema(description = "Whether he may sign in.") boolean active,
        @Schema(description = "Whether he needs a code besides his password.") boolean secondFactor,
        @Schema(description = "End of his lock after wrong passwords, unix seconds; null: not locked.") @Nullable Long lockedUntil,
        @Schema(description = "Unix seconds.") long createdAt,
        @Schema(description = "Unix seconds; null: never.") @Nullable Long lastSignInAt) {

    static AdministratorDto of(Administrator one) {
        return new AdministratorDto(one.login(), one.displayName(), Roles.words(one.roles()), one.active(), one.secondFactor(),
                seconds(one.lockedUntil()), one.createdAt().getEpochSecond(), seconds(one.lastSignInAt()));
    }

    private static @Nullable Long seconds(@Nullable Instant at) {
        return at == null ? null : at.getEpochSecond();
    }
}
