// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;

/**
 * Rights of somebody in one session, kept in memory and up to date until they are closed: a change of groups or zones reaches
 * them at once (30/GRP-13). Thread-safe, never blocks.
 */
@ProviderType
public interface HeldRights extends AutoCloseable {

    /** Nothing at all. */
    HeldRights NONE = fixed(Set.of());

    /** As they are now; a snapshot. */
    Set<Right> granted();

    default boolean has(Right right) {
        return granted().contains(right);
    }

    /**
     * Refuses who may not (30/RGT-7).
     *
     * @throws RostrumException {@link IdentityError#RIGHT_MISSING} with the right's word as location
     */
    default void require(Right right) {
        if (!has(right)) {
            throw new RostrumException(IdentityError.RIGHT_MISSING, "You do not have the right " + right.word() + ".", right.word());
        }
    }

    /** Calls this after each change from now on, on a pool thread without any lock; look at {@link #granted} once after setting it. */
    void onChange(Runnable listener);

    /** No more changes. Idempotent. */
    @Override
    void close();

    /** Rights that never change. */
    static HeldRights fixed(Set<Right> granted) {
        Set<Right> rights = Set.copyOf(granted);
        return new HeldRights() {
            @Override
            public Set<Right> granted() {
                return rights;
            }

            @Override
            public void onChange(Runnable listener) {
                // never
            }

            @Override
            public void close() {
                // nothing is kept
            }
        };
    }
}
