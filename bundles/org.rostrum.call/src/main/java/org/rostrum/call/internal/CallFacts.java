// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.call.CallId;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallNotice;
import org.rostrum.call.CallView;
import org.rostrum.identity.Account;
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

    /** How this person is told of it where no page of his is open. */
    CallNotice.Ring ring(AccountKey account) {
        return new CallNotice.Ring(id.value(), account, caller.id().toString(), caller.displayName(), title, startedAt);
    }

    static CallView.Party party(Account account) {
        return new CallView.Party(account.key(), account.id(), account.displayName());
    }

    static CallView.Party party(Identity.User user) {
        return new CallView.Party(user.key(), user.id(), user.displayName());
    }
}
