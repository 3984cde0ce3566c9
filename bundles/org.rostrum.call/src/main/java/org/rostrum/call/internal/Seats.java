// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;

/** Which accounts sit in which sessions, as observed. Thread-safe. */
final class Seats {

    private final Map<AccountKey, Set<ConferenceId>> byAccount = new ConcurrentHashMap<>();

    void came(AccountKey account, ConferenceId conference) {
        byAccount.computeIfAbsent(account, key -> ConcurrentHashMap.newKeySet()).add(conference);
    }

    void went(AccountKey account, ConferenceId conference) {
        byAccount.computeIfPresent(account, (key, seats) -> {
            seats.remove(conference);
            return seats.isEmpty() ? null : seats;
        });
    }

    /** A snapshot, maybe empty. */
    Set<ConferenceId> of(AccountKey account) {
        return Set.copyOf(byAccount.getOrDefault(account, Set.of()));
    }
}
