// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallHistory;
import org.rostrum.call.CallHistory.Type;
import org.rostrum.call.CallKind;
import org.rostrum.call.LegPhase;

/** Keeps calls: each call here is one transaction, blocks, and fails with {@code storeUnavailable}. Thread-safe. */
interface CallJournal {

    /** It rings, or cannot: the lines of all who are concerned stand as they will stay if nothing more comes. */
    void started(CallFacts facts, CallState state, @Nullable Instant endedAt);

    /** Somebody has it. */
    void accepted(CallFacts facts, AccountKey winner, Instant at, ConferenceId conference, @Nullable SessionId session);

    /** It is over. */
    void ended(CallFacts facts, CallState state, @Nullable Instant acceptedAt, Instant endedAt, @Nullable SessionId session, String winnerName);

    /** What has not ended, after a restart. */
    List<CallRecord> open();

    /** Ends what cannot go on after a restart. */
    void close(CallRecord record, Instant endedAt, CallCause cause);

    /** The line of a called person. */
    static Type type(LegPhase leg) {
        return switch (leg) {
            case ACCEPTED, REJECTED, ELSEWHERE -> Type.INCOMING;
            case RINGING, BUSY, MISSED -> Type.MISSED;
        };
    }

    /** Lines of everybody concerned; pure. */
    static Map<AccountKey, CallHistory.Entry> lines(
            CallFacts facts, CallState state, @Nullable Instant acceptedAt, @Nullable Instant endedAt, @Nullable SessionId session, String winnerName) {
        Map<AccountKey, CallHistory.Entry> lines = new LinkedHashMap<>();
        Duration talked = acceptedAt == null || endedAt == null || facts.kind() == CallKind.INVITE || facts.kind() == CallKind.REQUEST
                ? Duration.ZERO
                : Duration.between(acceptedAt, endedAt);
        ConferenceId conference = facts.conference();
        lines.put(facts.caller().key(), new CallHistory.Entry(facts.id().value(), Type.OUTGOING, facts.callee().key(), facts.callee().name(),
                facts.dialled(), facts.title(), session, conference, facts.startedAt(), talked, state.cause(),
                facts.kind() == CallKind.GROUP && state.winner() != null ? winnerName : null));
        state.legs().forEach((account, leg) -> {
            boolean his = account.equals(state.winner());
            String by = leg == LegPhase.ELSEWHERE ? winnerName : null;
            lines.put(account, new CallHistory.Entry(facts.id().value(), type(leg), facts.caller().key(), facts.caller().displayName(),
                    facts.caller().id().login(), facts.title(), his ? session : null, conference, facts.startedAt(), his ? talked : Duration.ZERO,
                    leg == LegPhase.REJECTED ? CallCause.REJECTED : leg == LegPhase.BUSY ? CallCause.BUSY : state.cause(), by));
        });
        return lines;
    }
}
