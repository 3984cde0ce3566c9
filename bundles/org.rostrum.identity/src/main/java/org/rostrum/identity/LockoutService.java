// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/** Locks of accounts after wrong passwords (30/LCK-1…9), an OSGi service. Thread-safe, blocks. */
@ProviderType
public interface LockoutService {

    /** Ends of the locks of those of these accounts that are locked now. */
    Map<AccountKey, Instant> locked(Collection<AccountKey> accounts);

    /** Ends a lock at once and counts from zero (30/LCK-7); no effect without one. */
    void unlock(AccountKey account, String by);
}
