// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.group.Bandwidth;
import org.rostrum.identity.group.Group;

/**
 * Bandwidth limits of accounts (30 §5), an OSGi service; those of groups are in {@link Group#limits}. Thread-safe, blocks for the
 * database. Changes are in the change log.
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
    record Limits(Bandwidth own, Bandwidth effective, List<Group> groups) {
        public Limits {
            groups = List.copyOf(groups);
        }
    }

    /** Those of an account; one that does not exist has none. */
    Limits of(AccountKey account);

    /**
     * Sets those of an account; they hold at once.
     *
     * @throws org.rostrum.base.error.RostrumException {@link IdentityError#USER_NOT_FOUND}
     */
    void set(AccountKey account, Bandwidth limits, String by);

    /**
     * Calls {@code listener} after limits of an account or a group, or the groups of somebody, have changed, until the handle is
     * closed: who holds one asks {@link #of} again. Called on the thread that changed them: listeners are quick and throw nothing.
     */
    AutoCloseable onChange(Consumer<LimitService> listener);
}
