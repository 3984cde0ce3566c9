// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An administrator as lists show him. Immutable.
 *
 * @param active       whether he may sign in
 * @param secondFactor whether he needs a code besides his password
 * @param lockedUntil  end of his lock (30/LCK-3); null if he is not locked
 * @param lastSignInAt null if never
 */
public record Administrator(
        String login,
        String displayName,
        Set<AdminRole> roles,
        boolean active,
        boolean secondFactor,
        @Nullable Instant lockedUntil,
        Instant createdAt,
        @Nullable Instant lastSignInAt) {

    public Administrator {
        roles = Set.copyOf(roles);
    }
}
