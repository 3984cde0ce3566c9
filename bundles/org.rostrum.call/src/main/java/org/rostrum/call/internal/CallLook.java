// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallView;

/** A call as it is shown. Pure. */
final class CallLook {

    private CallLook() {}

    /**
     * @param taker  who has it; null while nobody has
     * @param direct whether media of the two may go directly, if there are media
     */
    static CallView of(
            CallFacts facts, CallState state, CallRun run, CallPages pages, Set<AccountKey> held, CallView.@Nullable Party taker, boolean direct) {
        AccountKey winner = state.winner();
        return new CallView(facts.id(), facts.kind(), facts.callerParty(), facts.dialled(), facts.callee(), facts.title(), state.legs(),
                state.phase(), taker, pages.device(facts.caller().key()), winner == null ? "" : pages.device(winner), run.conference(), held,
                pages.away(), direct && media(facts, state, run), facts.startedAt(), run.acceptedAt(), run.endedAt(), state.cause());
    }

    /** Two talk in a session of the call's own. */
    private static boolean media(CallFacts facts, CallState state, CallRun run) {
        return run.conference() != null && state.winner() != null && facts.conference() == null;
    }
}
