// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceService;

/** Nobody is there. */
final class AllOffline implements PresenceService {

    @Override
    public Presence now(AccountKey account) {
        return Presence.OFFLINE;
    }

    @Override
    public Map<AccountKey, Presence> of(Collection<AccountKey> accounts) {
        return Map.of();
    }

    @Override
    public Map<AccountKey, Presence> seenBy(AccountKey viewer, Collection<AccountKey> accounts) {
        return Map.of();
    }

    @Override
    public Watch watch(AccountKey viewer, Collection<AccountKey> accounts, Consumer<Map<AccountKey, Presence>> listener) {
        return () -> {};
    }
}
