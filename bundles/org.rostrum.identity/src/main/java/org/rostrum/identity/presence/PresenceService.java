// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.presence;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.AccountKey;

/** Presence of accounts, an OSGi service. Thread-safe. */
@ProviderType
public interface PresenceService {

    /** Most accounts that one watch covers. */
    int MAX_WATCHED = 500;

    /** What the sources say now: never {@link Presence#DISABLED}, nobody is hidden. For decisions of the server. Never blocks. */
    Presence now(AccountKey account);

    /** How these are, for administrators and reports: nobody is hidden. Deleted accounts are {@link Presence#OFFLINE}. Blocks. */
    Map<AccountKey, Presence> of(Collection<AccountKey> accounts);

    /** How {@code viewer} sees these: whoever has blocked him is {@link Presence#OFFLINE} (90/AB-2). Blocks. */
    Map<AccountKey, Presence> seenBy(AccountKey viewer, Collection<AccountKey> accounts);

    /**
     * Tells how {@code viewer} sees these accounts from now on: {@code listener} hears everything once, and then what has changed, at most
     * a few times a second, on a pool thread, never two calls at a time. What it misses while it is slow is told by its last state only.
     *
     * @param accounts at most {@link #MAX_WATCHED}
     */
    Watch watch(AccountKey viewer, Collection<AccountKey> accounts, Consumer<Map<AccountKey, Presence>> listener);

    /** A watch that goes on. */
    interface Watch extends AutoCloseable {

        /** Ends it; nothing is told after the present call of the listener. Idempotent. */
        @Override
        void close();
    }
}
