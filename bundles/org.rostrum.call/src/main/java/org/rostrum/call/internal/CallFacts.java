// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.call.CallId;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallView;
import org.rostrum.identity.Identity;

/**
 * What of a call never changes.
 *
 * @param conference that people are called into; null for calls
 */
record CallFacts(
        CallId id, CallKind kind, Identity.User caller, String dialled, CallView.Party callee, @Nullable String title,
        @Nullable ConferenceId conference, Instant startedAt) {

    CallView.Party callerParty() {
        return party(caller);
    }

    static CallView.Party party(Identity.User user) {
        return new CallView.Party(user.key(), user.id(), user.displayName());
    }
}
