// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;

/**
 * A call at one moment. Immutable.
 *
 * @param dialled      what was dialled, in canonical form without secrets
 * @param callee       whom the caller calls: a person, or a group by its name
 * @param title        topic of the conference, for {@link CallKind#INVITE} and {@link CallKind#REQUEST}
 * @param legs         everybody who was rung
 * @param answeredBy   who has it; null while nobody has
 * @param callerDevice connection that calls; empty if none has it
 * @param device       connection that has accepted, or took its place; empty while none has
 * @param conference   what to join; null until there is something
 * @param held         who has put it on hold
 * @param away         whose connection has gone for the moment: he is reconnecting
 * @param direct       whether media may go directly (00/R-19)
 * @param cause        null until it has ended
 */
public record CallView(
        CallId id, CallKind kind, Party caller, String dialled, Party callee, @Nullable String title, Map<AccountKey, LegPhase> legs,
        CallPhase phase, @Nullable Party answeredBy, String callerDevice, String device, @Nullable ConferenceId conference,
        Set<AccountKey> held, Set<AccountKey> away, boolean direct, Instant startedAt, @Nullable Instant acceptedAt, @Nullable Instant endedAt,
        @Nullable CallCause cause) {

    public CallView {
        legs = Map.copyOf(legs);
        held = Set.copyOf(held);
        away = Set.copyOf(away);
    }

    /**
     * Somebody.
     *
     * @param key  null for a group
     * @param id   account ID; null for a group
     * @param name for people
     */
    public record Party(@Nullable AccountKey key, @Nullable AccountId id, String name) {}
}
