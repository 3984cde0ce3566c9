// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.conference.internal.session.Meeting.done;
import static org.rostrum.conference.internal.session.Meeting.guest;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.StreamStats;

/** What is kept of connections while people come and go. */
class SessionQualityTest {

    private final Meeting meeting = new Meeting();
    private final Meeting.Client owner = meeting.join(Meeting.OWNER);
    private final Meeting.Client anna = meeting.join(Meeting.ANNA);

    private FakeMedia.Room room() {
        return meeting.media.rooms.get(meeting.session().id());
    }

    private static ParticipantStats stats(ParticipantId id) {
        return new ParticipantStats(id, "udp", null, 20, Long.MAX_VALUE, List.of(
                new StreamStats(MediaSource.MICROPHONE, id, Direction.UP, "OPUS", "", 0, 0, 0, 32_000, 0, 3, Pause.NONE)));
    }

    private void everybodySends() {
        room().stats.add(stats(owner.id()));
        room().stats.add(stats(anna.id()));
    }

    /** 60/HS-3: one row for each join, when it is complete. */
    @Test
    void whoLeavesIsStoredWithOneSampleMore() {
        everybodySends();
        meeting.pass(Duration.ofSeconds(11), owner, anna);
        assertThat(meeting.stored).isEmpty();
        done(anna.does(new SeatCommand.Leave()));
        assertThat(meeting.stored).containsOnlyKeys(anna.id());
        assertThat(meeting.stored.get(anna.id()).samples()).isEqualTo(3);
        assertThat(meeting.stored.get(anna.id()).roundTrip().mean()).isEqualTo(20);
    }

    /** 55/MNT-3: sampled every five seconds; a row for each minute, and the rest when somebody leaves. */
    @Test
    void samplesAreKeptMinuteByMinute() {
        everybodySends();
        meeting.pass(Duration.ofSeconds(59), owner, anna);
        assertThat(meeting.samples).isEmpty();
        meeting.pass(Duration.ofSeconds(16), owner, anna);
        assertThat(meeting.samples).containsOnlyKeys(owner.id(), anna.id());
        done(anna.does(new SeatCommand.Leave()));
        assertThat(meeting.samples.get(owner.id())).hasSize(1);
        List<List<JoinSample>> rows = meeting.samples.get(anna.id());
        assertThat(rows).extracting(List::size).containsExactly(12, 4);
        assertThat(Duration.between(rows.get(0).get(0).at(), rows.get(0).get(1).at())).isEqualTo(Duration.ofSeconds(5));
        assertThat(rows.get(0).get(0).upKbps()).isEqualTo(32);
        assertThat(rows.get(0).get(0).roundTripMs()).isEqualTo(20);
        assertThat(rows.get(0).get(0).lossDown()).as("nobody reported").isEqualTo(-1);
    }

    @Test
    void endStoresEverybodyWhoHadMedia() {
        everybodySends();
        meeting.join(guest("silent"));
        done(owner.does(new SeatCommand.End()));
        assertThat(meeting.stored).containsOnlyKeys(owner.id(), anna.id());
    }

    @Test
    void shortInterruptionDoesNotCutTheRowInTwo() {
        everybodySends();
        anna.seat.detach();
        meeting.pass(Duration.ofSeconds(30), owner);
        assertThat(meeting.stored).isEmpty();
        meeting.resume(anna.token);
        done(owner.does(new SeatCommand.End()));
        assertThat(meeting.stored.get(anna.id()).samples()).isEqualTo(7);
    }

    /** A meeting ends whatever becomes of its figures. */
    @Test
    void roomThatFailsOrNeverAnswersHoldsNothingUp() {
        everybodySends();
        meeting.pass(Duration.ofSeconds(6), owner, anna);
        room().silent = true;
        done(anna.does(new SeatCommand.Leave()));
        assertThat(meeting.stored).isEmpty();
        meeting.pass(Duration.ofSeconds(1), owner);
        assertThat(meeting.stored.get(anna.id()).samples()).isEqualTo(1);
        room().failing = true;
        var session = meeting.session().id();
        done(owner.does(new SeatCommand.End()));
        assertThat(meeting.media.closed).containsExactly(session);
        assertThat(meeting.stored).containsOnlyKeys(owner.id(), anna.id());
    }

    @Test
    void stopOfTheServerStoresWhatThereIs() {
        everybodySends();
        meeting.pass(Duration.ofSeconds(6), owner, anna);
        meeting.sessions.close();
        assertThat(meeting.stored).containsOnlyKeys(owner.id(), anna.id());
    }
}
