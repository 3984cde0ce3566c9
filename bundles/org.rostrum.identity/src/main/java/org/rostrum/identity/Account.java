// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;

/**
 * A registered account.
 *
 * @param email        empty if unset
 * @param lastSignInAt by password, for a page, client or application; null: never
 * @param avatar       changes with the picture; null: there is none
 * @param language     tag that the person has chosen (80/UPS-5), for pages, mails and notifications; empty: none
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
        @Nullable String avatar,
        String language) {

    /** Begin of references; the key follows, 32 hexadecimal digits. No login, alias or number is made that looks like one. */
    public static final String REFERENCE = "id-";

    /** One that tells little and has never signed in. */
    public Account(AccountKey key, AccountId id, String displayName, String email, boolean active, Instant createdAt) {
        this(key, id, displayName, email, Profile.EMPTY, active, createdAt, null, null, "");
    }

    /**
     * How somebody may call this account: by its ID, or, where that is hidden, by a reference that tells nothing and works wherever a
     * login does (30/FLD-2).
     *
     * @param seen fields that he is shown, see {@link VisibleFields#seenBy}
     */
    public AccountId idFor(Set<ProfileField> seen) {
        return seen.contains(ProfileField.ID) ? id : reference(key, id.server());
    }

    /** What stands for a hidden ID. */
    public static AccountId reference(AccountKey key, String server) {
        return new AccountId(REFERENCE + key.toString().replace("-", ""), server);
    }
}
