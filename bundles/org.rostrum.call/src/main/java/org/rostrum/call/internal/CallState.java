// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallPhase;
import org.rostrum.call.LegPhase;

/**
 * How a call stands. Immutable; changed by {@link CallMachine} alone.
 *
 * @param legs   those who were rung, in order
 * @param winner who has it; null while nobody has
 * @param device connection of the winner; empty while there is none
 * @param cause  null until it has ended
 */
record CallState(
        CallKind kind, AccountKey caller, Map<AccountKey, LegPhase> legs, CallPhase phase, @Nullable AccountKey winner, String device,
        @Nullable CallCause cause) {

    CallState {
        legs = Collections.unmodifiableMap(new LinkedHashMap<>(legs));
    }

    /** It rings at these people. */
    static CallState ringing(CallKind kind, AccountKey caller, Iterable<AccountKey> rung) {
        Map<AccountKey, LegPhase> legs = new LinkedHashMap<>();
        rung.forEach(account -> legs.put(account, LegPhase.RINGING));
        return new CallState(kind, caller, legs, CallPhase.RINGING, null, "", null);
    }

    /** It went on when the server stopped, and goes on. */
    static CallState connected(CallKind kind, AccountKey caller, AccountKey winner) {
        return new CallState(kind, caller, Map.of(winner, LegPhase.ACCEPTED), CallPhase.CONNECTED, winner, "", null);
    }

    boolean rings(AccountKey account) {
        return phase == CallPhase.RINGING && legs.get(account) == LegPhase.RINGING;
    }

    boolean concerns(AccountKey account) {
        return caller.equals(account) || legs.containsKey(account);
    }

    /** One of the two who talk. */
    boolean talks(AccountKey account) {
        return caller.equals(account) || account.equals(winner);
    }

    CallState with(AccountKey account, LegPhase leg) {
        Map<AccountKey, LegPhase> changed = new LinkedHashMap<>(legs);
        changed.put(account, leg);
        return new CallState(kind, caller, changed, phase, winner, device, cause);
    }

    /** Everybody whom it rings at gets {@code leg}. */
    CallState withRinging(LegPhase leg) {
        Map<AccountKey, LegPhase> changed = new LinkedHashMap<>(legs);
        changed.replaceAll((account, old) -> old == LegPhase.RINGING ? leg : old);
        return new CallState(kind, caller, changed, phase, winner, device, cause);
    }

    CallState taken(AccountKey account, String by) {
        CallState told = with(account, LegPhase.ACCEPTED).withRinging(LegPhase.ELSEWHERE);
        return new CallState(kind, caller, told.legs, CallPhase.OPENING, account, by, null);
    }

    CallState opened() {
        return new CallState(kind, caller, legs, CallPhase.CONNECTED, winner, device, null);
    }

    CallState ended(CallCause why) {
        return new CallState(kind, caller, withRinging(LegPhase.MISSED).legs, CallPhase.ENDED, winner, device, Objects.requireNonNull(why));
    }
}
