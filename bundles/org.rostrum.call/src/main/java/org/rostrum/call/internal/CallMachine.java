// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallError;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallNotice;
import org.rostrum.call.CallPhase;
import org.rostrum.call.LegPhase;

/** What becomes of a call (30/GCP-6, 90/EN-20). Pure: the next state, or the refusal of a command, which changes nothing. */
final class CallMachine {

    private CallMachine() {}

    /** @throws RostrumException with a {@link CallError} for a command of a person that cannot be done */
    static CallState next(CallState state, CallInput input) {
        if (input instanceof CallInput.Accept accept) {
            return accept(state, accept);
        }
        if (input instanceof CallInput.Reject reject) {
            require(state, reject.account());
            return without(state, reject.account(), LegPhase.REJECTED);
        }
        if (input instanceof CallInput.HangUp hangUp) {
            return hangUp(state, hangUp.account());
        }
        if (state.phase() == CallPhase.ENDED) {
            return state;
        }
        if (input instanceof CallInput.Busy busy) {
            return state.rings(busy.account()) ? without(state, busy.account(), LegPhase.BUSY) : state;
        }
        if (input instanceof CallInput.TimeOut) {
            return state.phase() == CallPhase.RINGING ? state.ended(CallCause.NO_ANSWER) : state;
        }
        if (input instanceof CallInput.Lost lost) {
            return lost(state, lost.account());
        }
        if (input instanceof CallInput.Stopped stopped) {
            return state.ended(stopped.cause());
        }
        if (input instanceof CallInput.Opened) {
            return opened(state);
        }
        if (input instanceof CallInput.Failed failed) {
            return state.phase() == CallPhase.OPENING ? state.ended(failed.cause()) : state;
        }
        return state.ended(((CallInput.Over) input).cause());
    }

    /** The first wins; who comes later is told that it was answered elsewhere (30/GCP-6). */
    private static CallState accept(CallState state, CallInput.Accept accept) {
        LegPhase leg = state.legs().get(accept.account());
        if (leg == null) {
            throw new RostrumException(CallError.CALL_NOT_FOUND, "There is no such call.");
        }
        if (state.winner() != null) {
            throw new RostrumException(CallError.ANSWERED_ELSEWHERE, "The call was answered elsewhere.");
        }
        if (state.phase() == CallPhase.ENDED || leg != LegPhase.RINGING) {
            throw new RostrumException(CallError.CALL_OVER, "The call is over.");
        }
        return state.taken(accept.account(), accept.device());
    }

    /** Somebody is no longer rung; with the last one the call ends (30/GCP-7). */
    private static CallState without(CallState state, AccountKey account, LegPhase leg) {
        CallState left = state.with(account, leg);
        return left.legs().containsValue(LegPhase.RINGING) ? left : left.ended(nobody(left.kind(), left.legs().values()));
    }

    /** Why a call ends that rings nowhere any more. */
    static CallCause nobody(CallKind kind, Collection<LegPhase> legs) {
        if (legs.contains(LegPhase.REJECTED)) {
            return kind == CallKind.GROUP ? CallCause.CALL_REJECTED : CallCause.REJECTED;
        }
        return legs.contains(LegPhase.BUSY) ? CallCause.BUSY : CallCause.NOT_AVAILABLE;
    }

    /** For whom it stopped ringing between these two, and what became of it for them. */
    static Map<AccountKey, CallNotice.Outcome> silenced(CallState before, CallState after) {
        Map<AccountKey, CallNotice.Outcome> outcomes = new LinkedHashMap<>();
        after.legs().forEach((account, leg) -> {
            if (leg != LegPhase.RINGING && before.legs().get(account) == LegPhase.RINGING) {
                outcomes.put(account, switch (leg) {
                    case ACCEPTED -> CallNotice.Outcome.ACCEPTED;
                    case REJECTED -> CallNotice.Outcome.REJECTED;
                    case ELSEWHERE -> CallNotice.Outcome.ELSEWHERE;
                    case BUSY, MISSED, RINGING -> CallNotice.Outcome.MISSED;
                });
            }
        });
        return outcomes;
    }

    private static CallState hangUp(CallState state, AccountKey account) {
        if (!state.concerns(account)) {
            throw new RostrumException(CallError.CALL_NOT_FOUND, "There is no such call.");
        }
        return switch (state.phase()) {
            case ENDED -> state;
            case RINGING -> state.caller().equals(account) ? state.ended(CallCause.CANCELLED) : next(state, new CallInput.Reject(account));
            case OPENING, CONNECTED -> state.talks(account) ? state.ended(CallCause.HUNG_UP) : state;
        };
    }

    /** Who calls gives up by going; who talks is missed by the other. */
    private static CallState lost(CallState state, AccountKey account) {
        if (state.phase() == CallPhase.RINGING) {
            return state.caller().equals(account) ? state.ended(CallCause.CANCELLED) : state;
        }
        return state.talks(account) ? state.ended(CallCause.CONNECTION_LOST) : state;
    }

    private static CallState opened(CallState state) {
        if (state.phase() != CallPhase.OPENING) {
            return state;
        }
        return state.kind() == CallKind.INVITE || state.kind() == CallKind.REQUEST ? state.ended(CallCause.JOIN_OK) : state.opened();
    }

    private static void require(CallState state, AccountKey account) {
        if (!state.legs().containsKey(account)) {
            throw new RostrumException(CallError.CALL_NOT_FOUND, "There is no such call.");
        }
        if (!state.rings(account)) {
            throw new RostrumException(CallError.CALL_OVER, "It does not ring any more.");
        }
    }
}
