// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;

/** What somebody may do now, an OSGi service. Thread-safe, blocks for the database. */
@ProviderType
public interface RightsService {

    /**
     * Rights by groups alone: of a user (his groups) or a guest (the guests' group). Administrators and applications of their own
     * right are no people: every right, from no group. A change of groups counts from the next call on (30/GRP-13).
     */
    EffectiveRights of(Identity who);

    /**
     * Rights from an address: groups and zone (30/ZON-30, ZON-32).
     *
     * @param address numeric, of the client; null: wherever he may be, no zone takes anything
     */
    default EffectiveRights of(Identity who, @Nullable String address) {
        return of(who);
    }

    /** Rights for as long as a session lives; the caller closes them. */
    default HeldRights hold(Identity who, String address) {
        return HeldRights.fixed(of(who, address).granted());
    }

    /** Whether he may. */
    default boolean has(Identity who, Right right) {
        return has(who, null, right);
    }

    /** Whether he may from this address. */
    default boolean has(Identity who, @Nullable String address, Right right) {
        return !(who instanceof Identity.User || who instanceof Identity.Guest) || of(who, address).has(right);
    }

    /**
     * Refuses who may not (30/RGT-7).
     *
     * @throws RostrumException {@link IdentityError#RIGHT_MISSING} with the right's word as location
     */
    default void require(Identity who, Right right) {
        require(who, null, right);
    }

    /** As {@link #require(Identity, Right)}, from this address. */
    default void require(Identity who, @Nullable String address, Right right) {
        if (!has(who, address, right)) {
            throw new RostrumException(
                    IdentityError.RIGHT_MISSING, who.name() + " does not have the right " + right.word() + " here.", right.word());
        }
    }
}
