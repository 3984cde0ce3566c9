// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallPhase;
import org.rostrum.call.CallView;
import org.rostrum.call.LegPhase;

/** How a call begins: whom it rings at, or why at nobody. Pure. */
final class CallPlan {

    /**
     * One who is to be called.
     *
     * @param busy      talks and takes no second call, or another call rings at him
     * @param reachable has a device here, or something else reaches him
     * @param blocks    does not want to hear of the caller (90/AB-2)
     */
    record Callee(AccountKey account, boolean busy, boolean reachable, boolean blocks) {}

    private CallPlan() {}

    /** Of a single person or an invitation; who cannot be rung has missed it, but for who blocked the caller, who never learns of it. */
    static CallState single(CallKind kind, AccountKey caller, Callee callee) {
        if (callee.blocks()) {
            return CallState.ringing(kind, caller, List.of()).ended(CallCause.ACCESS_DENIED);
        }
        CallState ringing = CallState.ringing(kind, caller, List.of(callee.account()));
        if (callee.busy()) {
            return ringing.with(callee.account(), LegPhase.BUSY).ended(CallCause.BUSY);
        }
        return callee.reachable() ? ringing : ringing.ended(CallCause.NOT_AVAILABLE);
    }

    /**
     * Another call rings at him, he has as many as one may have, or he talks and takes no second one (00/R-88).
     *
     * @param his     what rings and goes on with him
     * @param most    calls that one may have at a time
     * @param talks   has a call, or sits in a conference
     * @param waiting takes a second call while he talks
     */
    static boolean busy(AccountKey account, List<CallView> his, int most, boolean talks, boolean waiting) {
        boolean rung = his.stream().anyMatch(call -> call.phase() == CallPhase.RINGING && call.legs().get(account) == LegPhase.RINGING);
        return rung || his.size() >= most || talks && !waiting;
    }

    /** Of a group: those who are there and free are rung (30/GCP-7). */
    static CallState group(AccountKey caller, List<Callee> members) {
        Map<AccountKey, LegPhase> legs = new LinkedHashMap<>();
        boolean busy = false;
        for (Callee member : members) {
            boolean there = member.reachable() && !member.blocks() && !member.account().equals(caller);
            busy |= there && member.busy();
            if (there && !member.busy()) {
                legs.put(member.account(), LegPhase.RINGING);
            }
        }
        CallState ringing = new CallState(CallKind.GROUP, caller, legs, CallPhase.RINGING, null, "", null);
        return !legs.isEmpty() ? ringing : ringing.ended(busy ? CallCause.BUSY : CallCause.NOT_AVAILABLE);
    }
}
