// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;

/**
 * A registered account.
 *
 * @param email        empty if unset
 * @param lastSignInAt by password, for a page, client or application; null: never
 * @param avatar       changes with the picture; null: there is none
 */
public record Account(
        AccountKey key,
        AccountId id,
        String displayName,
        String email,
        Profile profile,
        boolean active,
        Instant createdAt,
        @Nullable Instant lastSignInAt,
        @Nullable String avatar) {

    /** One that tells little and has never signed in. */
    public Account(AccountKey key, AccountId id, String displayName, String email, boolean active, Instant createdAt) {
        this(key, id, displayName, email, Profile.EMPTY, active, createdAt, null, null);
    }
}
