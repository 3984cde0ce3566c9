// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.GuestId;
import org.rostrum.identity.Identity;
import org.rostrum.licence.Pool;

/**
 * Who sits on a seat, across seats and names (40/GI-3).
 *
 * @param key        unchanging: {@code account:<key>}, {@code guest:<id>}, {@code admin:<login>}
 * @param name       for logs and reports, {@link Identity#name()}
 * @param account    as others see it; null without account
 * @param accountKey null without account
 */
public record Person(String key, Kind kind, String name, @Nullable AccountId account, @Nullable AccountKey accountKey) {

    private static final String GUEST = "guest:";

    /** Kinds of identity. */
    public enum Kind {
        ACCOUNT,
        GUEST,
        ADMINISTRATOR
    }

    public static Person of(Identity identity) {
        if (identity instanceof Identity.User user) {
            return new Person("account:" + user.key(), Kind.ACCOUNT, user.name(), user.id(), user.key());
        }
        if (identity instanceof Identity.Guest guest) {
            return new Person(GUEST + guest.id(), Kind.GUEST, guest.name(), null, null);
        }
        return new Person(identity.name(), Kind.ADMINISTRATOR, identity.name(), null, null);
    }

    /** Whose rights the seat has; empty for administrators, who have all (00/R-10). */
    Optional<Identity> identity(String displayName) {
        if (account != null && accountKey != null) {
            return Optional.of(new Identity.User(accountKey, account, displayName));
        }
        return kind == Kind.GUEST
                ? Optional.of(new Identity.Guest(new GuestId(key.substring(GUEST.length())), displayName))
                : Optional.empty();
    }

    /** Pool of the licence that his seat takes a unit of (10/LIC-1). */
    Pool pool() {
        return kind == Kind.GUEST ? Pool.GUEST : Pool.PRO;
    }
}
