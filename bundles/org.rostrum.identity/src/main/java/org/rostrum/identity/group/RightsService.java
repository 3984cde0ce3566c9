// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;

/** What somebody may do now, an OSGi service. Thread-safe, blocks for the database. */
@ProviderType
public interface RightsService {

    /**
     * Rights of a user (his groups) or a guest (the guests' group). Administrators and applications of their own right are no
     * people: every right, from no group. A change of groups counts from the next call on (30/GRP-13).
     */
    EffectiveRights of(Identity who);

    /** Whether he may. */
    default boolean has(Identity who, Right right) {
        return !(who instanceof Identity.User || who instanceof Identity.Guest) || of(who).has(right);
    }

    /**
     * Refuses who may not (30/RGT-7).
     *
     * @throws RostrumException {@link IdentityError#RIGHT_MISSING} with the right's word as location
     */
    default void require(Identity who, Right right) {
        if (!has(who, right)) {
            throw new RostrumException(IdentityError.RIGHT_MISSING, "no group of " + who.name() + " grants " + right.word(), right.word());
        }
    }
}
