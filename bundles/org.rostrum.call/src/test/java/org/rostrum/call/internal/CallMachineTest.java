// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.call.CallCause;
import org.rostrum.call.CallError;
import org.rostrum.call.CallHistory;
import org.rostrum.call.CallKind;
import org.rostrum.call.CallPhase;
import org.rostrum.call.LegPhase;

class CallMachineTest {

    private static final AccountKey ANN = AccountKey.random();
    private static final AccountKey BOB = AccountKey.random();
    private static final AccountKey CAL = AccountKey.random();

    /** Words of what happens; bob and cal are rung, ann calls. */
    private static CallInput input(String word) {
        String[] parts = word.split(":");
        AccountKey who = parts.length < 2 ? ANN : Map.of("ann", ANN, "bob", BOB, "cal", CAL).get(parts[1]);
        return switch (parts[0]) {
            case "accept" -> new CallInput.Accept(who, "device of " + parts[1]);
            case "reject" -> new CallInput.Reject(who);
            case "busy" -> new CallInput.Busy(who);
            case "hangup" -> new CallInput.HangUp(who);
            case "timeout" -> new CallInput.TimeOut();
            case "lost" -> new CallInput.Lost(who);
            case "stopped" -> new CallInput.Stopped(CallCause.RIGHT_TAKEN);
            case "opened" -> new CallInput.Opened();
            case "failed" -> new CallInput.Failed(CallCause.RESOURCE_LIMIT);
            case "over" -> new CallInput.Over(CallCause.CONNECTION_LOST);
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static CallState after(CallKind kind, String words) {
        CallState state = CallState.ringing(kind, ANN, kind == CallKind.GROUP ? List.of(BOB, CAL) : List.of(BOB));
        for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
            state = CallMachine.next(state, input(word));
        }
        return state;
    }

    // 30/GCP-6, 30/GCP-7, 90/EN-20, 10/CT-1
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "PERSON, accept:bob,                            OPENING,   -,                ACCEPTED, -",
        "PERSON, accept:bob opened,                     CONNECTED, -,                ACCEPTED, -",
        "PERSON, accept:bob opened hangup:ann,          ENDED,     HUNG_UP,          ACCEPTED, -",
        "PERSON, accept:bob opened hangup:bob,          ENDED,     HUNG_UP,          ACCEPTED, -",
        "PERSON, accept:bob opened over,                ENDED,     CONNECTION_LOST,  ACCEPTED, -",
        "PERSON, accept:bob failed,                     ENDED,     RESOURCE_LIMIT,   ACCEPTED, -",
        "PERSON, accept:bob hangup:ann opened,          ENDED,     HUNG_UP,          ACCEPTED, -",
        "PERSON, accept:bob timeout,                    OPENING,   -,                ACCEPTED, -",
        "PERSON, accept:bob opened lost:ann,            ENDED,     CONNECTION_LOST,  ACCEPTED, -",
        "PERSON, accept:bob opened lost:bob,            ENDED,     CONNECTION_LOST,  ACCEPTED, -",
        "GROUP,  accept:bob opened lost:cal,            CONNECTED, -,                ACCEPTED, ELSEWHERE",
        "PERSON, accept:bob opened stopped,             ENDED,     RIGHT_TAKEN,      ACCEPTED, -",
        "PERSON, lost:bob,                              RINGING,   -,                RINGING,  -",
        "PERSON, reject:bob,                            ENDED,     REJECTED,         REJECTED, -",
        "PERSON, hangup:bob,                            ENDED,     REJECTED,         REJECTED, -",
        "PERSON, busy:bob,                              ENDED,     BUSY,             BUSY,     -",
        "PERSON, timeout,                               ENDED,     NO_ANSWER,        MISSED,   -",
        "PERSON, hangup:ann,                            ENDED,     CANCELLED,        MISSED,   -",
        "PERSON, lost:ann,                              ENDED,     CANCELLED,        MISSED,   -",
        "PERSON, hangup:ann timeout,                    ENDED,     CANCELLED,        MISSED,   -",
        "GROUP,  accept:cal,                            OPENING,   -,                ELSEWHERE, ACCEPTED",
        "GROUP,  reject:bob,                            RINGING,   -,                REJECTED, RINGING",
        "GROUP,  reject:bob accept:cal opened,          CONNECTED, -,                REJECTED, ACCEPTED",
        "GROUP,  reject:bob reject:cal,                 ENDED,     CALL_REJECTED,    REJECTED, REJECTED",
        "GROUP,  reject:bob busy:cal,                   ENDED,     CALL_REJECTED,    REJECTED, BUSY",
        "GROUP,  busy:bob busy:cal,                     ENDED,     BUSY,             BUSY,     BUSY",
        "GROUP,  reject:bob timeout,                    ENDED,     NO_ANSWER,        REJECTED, MISSED",
        "GROUP,  hangup:ann,                            ENDED,     CANCELLED,        MISSED,   MISSED",
        "GROUP,  accept:bob opened hangup:cal,          CONNECTED, -,                ACCEPTED, ELSEWHERE",
        "INVITE, accept:bob opened,                     ENDED,     JOIN_OK,          ACCEPTED, -",
        "INVITE, reject:bob,                            ENDED,     REJECTED,         REJECTED, -",
        "REQUEST, accept:bob opened,                    ENDED,     JOIN_OK,          ACCEPTED, -"})
    void whatHappensDecidesHowItStands(CallKind kind, String words, CallPhase phase, CallCause cause, LegPhase bob, LegPhase cal) {
        CallState state = after(kind, words);
        assertThat(state.phase()).isEqualTo(phase);
        assertThat(state.cause()).isEqualTo(cause);
        assertThat(state.legs().get(BOB)).isEqualTo(bob);
        assertThat(state.legs().get(CAL)).isEqualTo(cal);
    }

    // 30/GCP-6: a simultaneous second accept loses; nothing changes then
    @ParameterizedTest
    @CsvSource({
        "GROUP,  accept:bob,        accept:cal, ANSWERED_ELSEWHERE",
        "PERSON, accept:bob,        accept:bob, ANSWERED_ELSEWHERE",
        "PERSON, accept:bob opened hangup:ann, accept:bob, ANSWERED_ELSEWHERE",
        "PERSON, timeout,           accept:bob, CALL_OVER",
        "GROUP,  reject:bob,        accept:bob, CALL_OVER",
        "PERSON, timeout,           reject:bob, CALL_OVER",
        "PERSON, accept:bob,        reject:bob, CALL_OVER",
        "PERSON, '',                accept:cal, CALL_NOT_FOUND",
        "PERSON, '',                reject:cal, CALL_NOT_FOUND",
        "PERSON, '',                hangup:cal, CALL_NOT_FOUND"})
    void whatComesTooLateIsRefused(CallKind kind, String before, String late, CallError refusal) {
        CallState state = after(kind, before);
        assertThatThrownBy(() -> CallMachine.next(state, input(late)))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(refusal));
    }

    @Test
    void whatHasEndedStaysEnded() {
        CallState ended = after(CallKind.PERSON, "reject:bob");
        for (String word : List.of("timeout", "lost:ann", "lost:bob", "stopped", "opened", "failed", "over", "busy:bob", "hangup:ann", "hangup:bob")) {
            assertThat(CallMachine.next(ended, input(word))).as(word).isSameAs(ended);
        }
    }

    // 00/R-88, 90/AB-2, 30/GCP-7: who is busy, blocks or is not there
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "false, true,  false, RINGING, -",
        "true,  true,  false, ENDED,   BUSY",
        "false, false, false, ENDED,   NOT_AVAILABLE",
        "false, true,  true,  ENDED,   ACCESS_DENIED",
        "true,  false, true,  ENDED,   ACCESS_DENIED"})
    void aCallBeginsAsTheOneCalledIs(boolean busy, boolean reachable, boolean blocks, CallPhase phase, CallCause cause) {
        CallState state = CallPlan.single(CallKind.PERSON, ANN, new CallPlan.Callee(BOB, busy, reachable, blocks));
        assertThat(state.phase()).isEqualTo(phase);
        assertThat(state.cause()).isEqualTo(cause);
        assertThat(state.legs().containsKey(BOB)).as("who blocks learns nothing").isEqualTo(!blocks);
    }

    // 30/GCP-4, 30/GCP-7
    @Test
    void aGroupRingsAtThoseWhoAreThereAndFree() {
        AccountKey away = AccountKey.random();
        CallState state = CallPlan.group(ANN, List.of(
                new CallPlan.Callee(ANN, false, true, false),
                new CallPlan.Callee(BOB, true, true, false),
                new CallPlan.Callee(CAL, false, true, false),
                new CallPlan.Callee(away, false, false, false)));
        assertThat(state.legs()).containsOnlyKeys(CAL);
        assertThat(CallPlan.group(ANN, List.of(new CallPlan.Callee(BOB, true, true, false))).cause()).isEqualTo(CallCause.BUSY);
        assertThat(CallPlan.group(ANN, List.of(new CallPlan.Callee(ANN, false, true, false))).cause()).isEqualTo(CallCause.NOT_AVAILABLE);
    }

    // 90/EN-20: every cause of the list is there once under its own number
    @ParameterizedTest
    @CsvSource({"0, CALL_REJECTED", "1, PARTICIPANTS_LIMIT", "2, BUSY", "3, NOT_AVAILABLE", "4, INVALID_CONFERENCE", "5, NOT_FOUND", "6, JOIN_OK",
        "7, INSUFFICIENT_FUNDS", "8, ACCESS_DENIED", "9, LOGGED_OUT", "10, CANNOT_COMPLETE", "11, RESOURCE_LIMIT", "12, PIN_REQUIRED", "13, PIN_WRONG",
        "14, REJECTED", "15, BAD_RATING", "16, NO_ANSWER", "17, NOT_STARTED", "18, CONFERENCE_OVER", "19, CONFERENCE_NOT_FOUND", "20, NOT_SUPPORTED"})
    void causesHaveTheirTerminalNumbers(int number, CallCause cause) {
        assertThat(cause.terminal()).isEqualTo(number);
    }

    // 30/HIS-4, 80/UCH-2: what was not taken is missed; who refused himself, or was spared by another, has missed nothing
    @ParameterizedTest
    @EnumSource(LegPhase.class)
    void aLegIsAKindOfLine(LegPhase leg) {
        boolean missed = leg == LegPhase.RINGING || leg == LegPhase.BUSY || leg == LegPhase.MISSED;
        assertThat(CallJournal.type(leg)).isEqualTo(missed ? CallHistory.Type.MISSED : CallHistory.Type.INCOMING);
    }
}
