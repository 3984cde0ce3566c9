// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.group.Group;

/**
 * Bandwidth limits of accounts and groups (30 §5), an OSGi service. Thread-safe, blocks for the database. Changes are in the
 * change log.
 */
@ProviderType
public interface LimitService {

    /**
     * Limits of an account, and where they come from (30/BW-5).
     *
     * @param own       set at the account
     * @param effective what holds
     * @param groups    those of its groups that set one
     */
    record Limits(BandwidthLimits own, BandwidthLimits effective, List<GroupLimits> groups) {
        public Limits {
            groups = List.copyOf(groups);
        }
    }

    /** What a group sets. */
    record GroupLimits(Group group, BandwidthLimits limits) {}

    /** Those of an account; one that does not exist has none. */
    Limits of(AccountKey account);

    /** @throws org.rostrum.base.error.RostrumException {@link IdentityError#GROUP_NOT_FOUND} */
    BandwidthLimits ofGroup(String groupId);

    /**
     * Sets those of an account; they hold at once.
     *
     * @throws org.rostrum.base.error.RostrumException {@code invalidValue}, {@link IdentityError#USER_NOT_FOUND}
     */
    void set(AccountKey account, BandwidthLimits limits, String by);

    /**
     * Sets those of a group; they hold at once for its people.
     *
     * @throws org.rostrum.base.error.RostrumException {@code invalidValue}, {@link IdentityError#GROUP_NOT_FOUND}
     */
    void setGroup(String groupId, BandwidthLimits limits, String by);

    /**
     * Calls {@code listener} after limits have changed, of whomever, until the handle is closed: who holds one asks
     * {@link #of} again. Called on the thread that changed them: listeners are quick and throw nothing.
     */
    AutoCloseable onChange(Consumer<LimitService> listener);
}
