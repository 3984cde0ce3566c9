// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.conference.SessionEnd;
import org.rostrum.licence.Pool;

/** 00/R-83, 00/R-38: what time alone does to seats and sessions. */
class SeatTimesTest {

    private final Meeting meeting = new Meeting();

    private static Duration s(double seconds) {
        return Duration.ofMillis((long) (seconds * 1000));
    }

    private SeatPresence presence(Meeting.Client client) {
        return meeting.state().seat(client.id()).orElseThrow().presence();
    }

    @Test // 00/R-83
    void silenceOfFiveSecondsIsAwayAndFifteenMoreIsGoneFromStageAndCounters() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client guest = meeting.join(Meeting.guest("g"));
        owner.heard.clear();

        meeting.pass(s(4), owner);
        assertThat(presence(guest)).isEqualTo(SeatPresence.CONNECTED);
        meeting.pass(s(1), owner);
        assertThat(presence(guest)).isEqualTo(SeatPresence.AWAY);
        assertThat(owner.heard(SeatUpdate.Stage.class)).hasSize(1);
        meeting.pass(s(14), owner);
        assertThat(meeting.state().counters().guests()).isEqualTo(1);
        meeting.pass(s(1), owner);
        assertThat(presence(guest)).isEqualTo(SeatPresence.GONE);
        assertThat(meeting.state().counters().guests()).isZero();
        assertThat(owner.heard(SeatUpdate.Stage.class).get(1).removed()).containsExactly(guest.id());
        assertThat(owner.heard(SeatUpdate.Counters.class)).last().satisfies(counters -> assertThat(counters.counters().guests()).isZero());
    }

    @Test // 00/R-83: a browser killed hard is off stage within 20 s
    void closedSocketIsAwayAtOnceAndOffStageFifteenSecondsLater() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client anna = meeting.join(Meeting.ANNA);
        anna.seat.detach();
        anna.seat.detach();
        assertThat(presence(anna)).isEqualTo(SeatPresence.AWAY);
        meeting.pass(s(15), owner);
        assertThat(presence(anna)).isEqualTo(SeatPresence.GONE);
    }

    @Test // 00/R-83: held for 120 s, then given up; the licence unit goes back with the seat, not before
    void heldSeatIsGivenUpAfterTwoMinutes() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client guest = meeting.join(Meeting.guest("g"));
        guest.seat.detach();
        meeting.pass(s(119), owner);
        assertThat(meeting.licence.used(Pool.GUEST)).isEqualTo(1);
        meeting.pass(s(1), owner);
        assertThat(meeting.state().seat(guest.id())).isEmpty();
        assertThat(meeting.licence.used(Pool.GUEST)).isZero();
        assertThat(lastEnd().cause()).isEqualTo(SeatEnd.CONNECTION_LOST);
        JoinOutcome late = Meeting.done(meeting.access.resume(guest.token, "192.0.2.9", (sequence, update) -> {}));
        assertThat(((JoinOutcome.Refused) late).refusal()).isEqualTo(Refusal.SEAT_ENDED);
    }

    @Test // 40/ST-5: he left when he was last there, not when the server gave him up
    void joinRecordOfALostConnectionEndsWithTheConnection() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client anna = meeting.join(Meeting.ANNA);
        anna.seat.detach();
        var lost = meeting.time.instant();
        meeting.pass(s(120), owner);
        assertThat(lastEnd().leftAt()).isEqualTo(lost);
    }

    @Test // 00/R-83: a gap of 60 s costs nobody the seat
    void whoReturnsAfterAMinuteHasTheSameSeatAndIsBackOnStage() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client anna = meeting.join(Meeting.ANNA);
        anna.seat.detach();
        meeting.pass(s(60), owner);
        Meeting.Client again = meeting.resume(anna.token);
        assertThat(again.id()).isEqualTo(anna.id());
        assertThat(again.snapshot.own()).isEqualTo(anna.snapshot.own());
        assertThat(again.snapshot.stage()).hasSize(2);
        assertThat(again.snapshot.sequence()).isGreaterThan(anna.snapshot.sequence() + anna.heard.size());
    }

    @Test // 00/R-83
    void silentConnectionThatIsHeardAgainIsBack() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client anna = meeting.join(Meeting.ANNA);
        meeting.pass(s(30), owner);
        assertThat(presence(anna)).isEqualTo(SeatPresence.GONE);
        anna.seat.heard();
        assertThat(presence(anna)).isEqualTo(SeatPresence.CONNECTED);
        meeting.pass(s(4), owner);
        assertThat(presence(anna)).isEqualTo(SeatPresence.CONNECTED);
    }

    @Test
    void whatComesFromAConnectionThatLostItsSeatDoesNotKeepTheSeatAlive() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client old = meeting.join(Meeting.ANNA);
        Meeting.Client now = meeting.resume(old.token);
        meeting.pass(s(6), owner, old);
        assertThat(presence(now)).isEqualTo(SeatPresence.AWAY);
        old.seat.detach();
        now.seat.heard();
        old.seat.detach();
        assertThat(presence(now)).isEqualTo(SeatPresence.CONNECTED);
    }

    @Test // 00/R-38, 40/A-32
    void roomClosesAMinuteAfterTheLastSeatWasGivenUp() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Session session = meeting.session();
        Meeting.done(owner.does(new SeatCommand.Leave()));
        meeting.pass(s(59));
        assertThat(meeting.sessions.find(Meeting.ROOM)).isPresent();
        meeting.pass(s(1));
        assertThat(meeting.sessions.find(Meeting.ROOM)).isEmpty();
        assertThat(end(session).cause()).isEqualTo(SessionEnd.ALL_LEFT);
        assertThat(meeting.time.pending()).as("timers left behind").isZero();
    }

    @Test // 00/R-38 with 00/R-83: a held seat keeps the room open; the minute starts when it is given up
    void heldSeatKeepsTheRoomOpen() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        owner.seat.detach();
        meeting.pass(s(179));
        assertThat(meeting.sessions.find(Meeting.ROOM)).isPresent();
        meeting.pass(s(1));
        assertThat(meeting.sessions.find(Meeting.ROOM)).isEmpty();
    }

    @Test // 00/R-38
    void whoJoinsTheEmptyRoomWithinTheMinuteKeepsTheSession() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        var session = owner.seat.session();
        Meeting.done(owner.does(new SeatCommand.Leave()));
        meeting.pass(s(59));
        Meeting.Client anna = meeting.join(Meeting.ANNA);
        assertThat(anna.seat.session()).isEqualTo(session);
        meeting.pass(s(90), anna);
        assertThat(meeting.sessions.find(Meeting.ROOM)).isPresent();
    }

    @Test // 40 section 1, life cycle: 240 hours of continuous run
    void roomEndsAfterItsLongestRun() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Session session = meeting.session();
        for (int hour = 0; hour < 240; hour++) {
            assertThat(owner.over()).isFalse();
            for (int i = 0; i < 900; i++) {
                meeting.time.advance(s(4));
                owner.seat.heard();
            }
        }
        assertThat(owner.over()).isTrue();
        assertThat(end(session).cause()).isEqualTo(SessionEnd.ROOM_TIME_LIMIT);
    }

    @Test
    void whatFellDueWhileTheDatabaseWasAwayHappensWhenItIsBack() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client anna = meeting.join(Meeting.ANNA);
        meeting.journal.failing = true;
        meeting.pass(s(10), owner);
        assertThat(presence(anna)).isEqualTo(SeatPresence.CONNECTED);
        meeting.journal.failing = false;
        meeting.pass(s(2), owner);
        assertThat(presence(anna)).isEqualTo(SeatPresence.AWAY);
    }

    private SessionEvent.SeatEnded lastEnd() {
        return meeting.journal.events(meeting.session().id()).stream()
                .filter(SessionEvent.SeatEnded.class::isInstance)
                .map(SessionEvent.SeatEnded.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private SessionEvent.Ended end(Session session) {
        var events = meeting.journal.events(session.id());
        return (SessionEvent.Ended) events.get(events.size() - 1);
    }
}
