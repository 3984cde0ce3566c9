// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.rostrum.call.CallKind;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.QuickSessions;
import org.rostrum.identity.Identity;

/** Makes of an accepted call what the two join. Stateless. */
final class CallOpening {

    private CallOpening() {}

    /** Completes with the session of a call, or with nothing when somebody was let into a conference. */
    static CompletionStage<?> open(QuickSessions sessions, CallFacts facts, Identity.User taker) {
        if (facts.kind() == CallKind.INVITE && facts.conference() != null) {
            return sessions.invite(facts.conference(), invitation(taker), facts.caller());
        }
        if (facts.kind() == CallKind.REQUEST && facts.conference() != null) {
            return sessions.invite(facts.conference(), invitation(facts.caller()), taker);
        }
        return sessions.open(new QuickSessions.Start(facts.caller().displayName() + " – " + taker.displayName(),
                facts.caller().key(), List.of(invitation(facts.caller()), invitation(taker)), true), facts.caller());
    }

    private static Invitation invitation(Identity.User user) {
        return new Invitation(user.key(), user.id().login(), "", true);
    }
}
