// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the server keeps about its licence, in one file so that it changes as a whole. Immutable.
 *
 * @param serverId    of the registration key, or made by chance when the server first started
 * @param keyDigest   of the registration key; the key itself is never kept (10/REG-3); null: none was entered
 * @param licence     installed licence file; null: none
 * @param installedAt null: none
 * @param answered    request that the installed licence answered; null: none
 * @param pending     request that waits for its answer
 * @param warnedDays  last warning before the end, in days, of the installed licence; null: none yet
 */
record StoredState(
        String serverId,
        @Nullable String keyDigest,
        @Nullable String licence,
        @Nullable Instant installedAt,
        @Nullable String answered,
        @Nullable Pending pending,
        @Nullable Integer warnedDays) {

    /** A request on its way; its server ID and key become the server's own with the answer. */
    record Pending(String id, String serverId, @Nullable String keyDigest, Instant createdAt) {}

    static StoredState fresh(String serverId) {
        return new StoredState(serverId, null, null, null, null, null, null);
    }

    StoredState withRequest(Pending request) {
        return new StoredState(serverId, keyDigest, licence, installedAt, answered, request, warnedDays);
    }

    StoredState withWarning(int days) {
        return new StoredState(serverId, keyDigest, licence, installedAt, answered, pending, days);
    }

    StoredState withoutLicence() {
        return new StoredState(serverId, keyDigest, null, null, answered, pending, null);
    }
}
