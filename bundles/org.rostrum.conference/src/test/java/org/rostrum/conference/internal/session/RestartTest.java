// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.conference.internal.session.Meeting.code;
import static org.rostrum.conference.internal.session.Meeting.done;
import static org.rostrum.conference.internal.session.Meeting.guest;
import static org.rostrum.conference.internal.session.Meeting.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SeatSnapshot;
import org.rostrum.conference.SessionEnd;
import org.rostrum.licence.Pool;
import org.rostrum.media.MediaSource;

/** 00/R-84: a session survives a restart of the server. */
class RestartTest {

    private final Meeting meeting = new Meeting();
    private final Meeting.Client owner = meeting.join(Meeting.OWNER);
    private final Meeting.Client anna = meeting.join(Meeting.ANNA);
    private final Meeting.Client guest = meeting.join(request(guest("g"), "", "Visitor"));

    /** The process dies: nothing in memory stays. */
    private void restart() {
        meeting.licence.restarted();
        meeting.media.rooms.clear();
        meeting.start();
    }

    private static SeatSnapshot numbered(SeatSnapshot s, long sequence) {
        return new SeatSnapshot(sequence, s.session(), s.conference(), s.topic(), s.access(), s.mode(), s.startedAt(), s.own(),
                s.stage(), s.counters(), s.flags());
    }

    private void liveALittle() {
        done(owner.does(new SeatCommand.SetModerator(guest.id(), true)));
        done(owner.does(new SeatCommand.Mute(anna.id(), MediaSource.CAMERA)));
        done(guest.does(new SeatCommand.SetMedia(false, null, true)));
        done(guest.does(new SeatCommand.Rename("Speaker")));
        Meeting.Client troll = meeting.join(guest("troll"));
        done(owner.does(new SeatCommand.Remove(troll.id())));
        done(owner.does(new SeatCommand.SetEntryLock(true)));
        meeting.pass(Duration.ofSeconds(3), owner, anna, guest);
    }

    @Test // 00/R-84: the complete snapshot after everybody returned equals the one before
    void snapshotAfterEverybodyReturnedEqualsTheOneBefore() {
        liveALittle();
        List<Meeting.Client> clients = List.of(meeting.resume(owner.token), meeting.resume(anna.token), meeting.resume(guest.token));
        List<SeatSnapshot> before = snapshots(clients);
        long sequence = meeting.state().sequence();
        restart();
        meeting.time.advance(Duration.ofSeconds(40));

        List<SeatSnapshot> after = snapshots(clients.stream().map(client -> meeting.resume(client.token)).toList());
        for (int i = 0; i < clients.size(); i++) {
            assertThat(after.get(i).sequence()).isGreaterThan(before.get(i).sequence());
            assertThat(numbered(after.get(i), 0)).isEqualTo(numbered(before.get(i), 0));
        }
        assertThat(meeting.state().sequence()).isGreaterThan(sequence);
        assertThat(meeting.media.rooms.get(meeting.session().id()).open)
                .containsExactly("p1:CAMERA", "p1:MICROPHONE", "p2:MICROPHONE", "p3:CAMERA", "p3:CONTENT", "p3:CONTENT_AUDIO");
    }

    /** What each would see now, all being there: the answer to one more resume. */
    private List<SeatSnapshot> snapshots(List<Meeting.Client> clients) {
        List<SeatSnapshot> snapshots = new ArrayList<>();
        for (Meeting.Client client : clients) {
            Meeting.Client again = meeting.resume(client.token);
            client.token = again.token;
            snapshots.add(again.snapshot);
        }
        return snapshots;
    }

    @Test // 00/R-84
    void foldOfTheStoredEventsIsTheState() {
        liveALittle();
        assertThat(LocalSessions.fold(meeting.journal.events(meeting.session().id()))).contains(meeting.state());
    }

    @Test // 00/R-84: everybody is away and held for 120 s from the restart
    void everybodyIsHeldForTwoMinutesFromTheRestart() {
        owner.seat.detach();
        meeting.pass(Duration.ofSeconds(110), anna, guest);
        restart();
        assertThat(meeting.state().view().participants()).extracting(p -> p.presence())
                .containsExactly(SeatPresence.GONE, SeatPresence.AWAY, SeatPresence.AWAY);
        assertThat(meeting.licence.used(Pool.PRO)).isEqualTo(2);
        Meeting.Client back = meeting.resume(anna.token);
        meeting.pass(Duration.ofSeconds(119), back);
        assertThat(meeting.state().crowd().seats().size()).isEqualTo(3);
        meeting.resume(owner.token);
        meeting.pass(Duration.ofSeconds(1), back);
        assertThat(meeting.state().crowd().seats().size()).isEqualTo(2);
        assertThat(meeting.licence.used(Pool.GUEST)).isZero();
    }

    @Test // 00/R-84: roles, lock and exclusion hold for those who join anew
    void roleLockAndExclusionHoldAfterTheRestart() {
        liveALittle();
        restart();
        assertThat(meeting.refused(request(guest("h"), "")).refusal()).isEqualTo(Refusal.ENTRY_BANNED);
        assertThat(meeting.refused(request(guest("troll"), "")).refusal()).isEqualTo(Refusal.EXCLUDED);
        Meeting.Client back = meeting.join(request(guest("g"), "", "Visitor"));
        assertThat(back.id()).isEqualTo(guest.id());
        done(back.does(new SeatCommand.Mute(owner.id(), MediaSource.MICROPHONE)));
    }

    @Test // 00/R-84, 40/ST-6: server stopped
    void sessionEndsWithCauseServerStoppedWhenNobodyReturns() {
        restart();
        Session session = meeting.session();
        meeting.pass(Duration.ofSeconds(119));
        assertThat(meeting.sessions.find(Meeting.ROOM)).isPresent();
        meeting.pass(Duration.ofSeconds(1));
        assertThat(meeting.sessions.find(Meeting.ROOM)).isEmpty();
        List<SessionEvent> events = meeting.journal.events(session.id());
        assertThat(events).filteredOn(SessionEvent.SeatEnded.class::isInstance)
                .hasSize(3)
                .allSatisfy(event -> assertThat(((SessionEvent.SeatEnded) event).cause()).isEqualTo(SeatEnd.SERVER_STOPPED));
        assertThat(((SessionEvent.Ended) events.get(events.size() - 1)).cause()).isEqualTo(SessionEnd.SERVER_STOPPED);
        assertThat(meeting.licence.used(Pool.PRO)).isZero();
    }

    @Test // 00/R-84 with 00/R-38: an empty session comes back too, and ends if nobody does
    void emptySessionEndsWithServerStoppedToo() {
        for (Meeting.Client client : List.of(owner, anna, guest)) {
            done(client.does(new SeatCommand.Leave()));
        }
        restart();
        Session session = meeting.session();
        meeting.pass(Duration.ofSeconds(120));
        List<SessionEvent> events = meeting.journal.events(session.id());
        assertThat(((SessionEvent.Ended) events.get(events.size() - 1)).cause()).isEqualTo(SessionEnd.SERVER_STOPPED);
    }

    @Test
    void nextRestartFindsTheSameAgain() {
        liveALittle();
        for (int i = 0; i < 3; i++) {
            restart();
        }
        assertThat(meeting.resume(guest.token).snapshot.own().displayName()).isEqualTo("Speaker");
        assertThat(meeting.resume(owner.token).snapshot.flags().entryLock()).isTrue();
    }

    @Test
    void endedSessionsStayEnded() {
        done(owner.does(new SeatCommand.End()));
        restart();
        assertThat(meeting.sessions.all()).isEmpty();
    }

    @Test // requests are coded until the database answers, then the sessions are there
    void serverThatStartsBeforeItsDatabaseRestoresWhenItAnswers() {
        meeting.journal.failing = true;
        restart();
        assertThat(code(meeting.access.resume(anna.token, (s, u) -> {}))).isEqualTo("storeUnavailable");
        assertThat(code(meeting.access.join(request(Meeting.BORIS, ""), (s, u) -> {}))).isEqualTo("storeUnavailable");
        meeting.journal.failing = false;
        meeting.time.advance(Duration.ofSeconds(1));
        assertThat(meeting.resume(anna.token).id()).isEqualTo(anna.id());
    }

    @Test
    void closedEngineLeavesNoTimerAndKeepsTheSessionForTheNextOne() {
        meeting.sessions.close();
        assertThat(meeting.time.pending()).isZero();
        assertThat(meeting.licence.used(Pool.PRO)).isZero();
        meeting.start();
        assertThat(meeting.resume(anna.token).id()).isEqualTo(anna.id());
    }
}
