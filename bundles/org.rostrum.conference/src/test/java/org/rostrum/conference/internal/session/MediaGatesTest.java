// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.conference.internal.session.Meeting.done;
import static org.rostrum.conference.internal.session.Meeting.guest;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rostrum.conference.SeatCommand;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaSource;

/** Gates of the media room follow the state: nobody sees or hears who is muted, gone or removed (80/UMD-1, 80/UMD-2). */
class MediaGatesTest {

    private final Meeting meeting = new Meeting();
    private final Meeting.Client owner = meeting.join(Meeting.OWNER);
    private final Meeting.Client anna = meeting.join(Meeting.ANNA);

    private FakeMedia.Room room() {
        return meeting.media.rooms.get(meeting.session().id());
    }

    @Test
    void openSourcesAreOpenFromTheJoinOn() {
        assertThat(room().open).containsExactly("p1:CAMERA", "p1:MICROPHONE", "p2:CAMERA", "p2:MICROPHONE");
    }

    @Test
    void mutedSourceIsClosedWhateverTheClientSends() {
        done(owner.does(new SeatCommand.Mute(anna.id(), MediaSource.MICROPHONE)));
        assertThat(room().open).doesNotContain("p2:MICROPHONE").contains("p2:CAMERA");
        done(anna.does(new SeatCommand.SetMedia(true, false, null)));
        assertThat(room().open).contains("p2:MICROPHONE").doesNotContain("p2:CAMERA");
        done(owner.does(new SeatCommand.MuteAll()));
        assertThat(room().open).doesNotContain("p2:MICROPHONE").contains("p1:MICROPHONE");
    }

    @Test
    void contentOpensPictureAndSoundAndClosesThePreviousOne() {
        done(anna.does(new SeatCommand.SetMedia(null, null, true)));
        assertThat(room().open).contains("p2:CONTENT", "p2:CONTENT_AUDIO");
        done(owner.does(new SeatCommand.SetMedia(null, null, true)));
        assertThat(room().open).contains("p1:CONTENT", "p1:CONTENT_AUDIO").doesNotContain("p2:CONTENT", "p2:CONTENT_AUDIO");
    }

    @Test // 00/R-83: media survive a signalling reconnect; gone closes them
    void awayKeepsTheLegAndGoneTakesItAway() {
        anna.seat.detach();
        meeting.pass(Duration.ofSeconds(14), owner);
        assertThat(room().open).contains("p2:CAMERA");
        assertThat(room().removed).isEmpty();
        meeting.pass(Duration.ofSeconds(1), owner);
        assertThat(room().open).doesNotContain("p2:CAMERA", "p2:MICROPHONE");
        assertThat(room().removed).containsExactly(anna.id());
        meeting.resume(anna.token);
        assertThat(room().open).contains("p2:CAMERA", "p2:MICROPHONE");
    }

    @Test
    void removedAndLeavingPeopleLoseTheirLegsAtOnce() {
        Meeting.Client guest = meeting.join(guest("g"));
        done(owner.does(new SeatCommand.Remove(anna.id())));
        done(guest.does(new SeatCommand.Leave()));
        assertThat(room().removed).containsExactly(anna.id(), guest.id());
    }

    @Test // 30/BW-3, 30/BW-6: what holds for an account holds for its seats, at once, until it goes; guests have none
    void limitsOfAccountsReachTheRoom() {
        MediaLimits half = new MediaLimits(500_000, MediaLimits.UNLIMITED);
        assertThat(room().limits).as("nobody is limited, nothing is told").isEmpty();
        meeting.limitsOf.put(Meeting.ANNA.key(), half);
        meeting.limits.changed();
        assertThat(room().limits).containsOnly(Map.entry(anna.id(), half));
        Meeting.Client again = meeting.join(guest("g"));
        done(anna.does(new SeatCommand.Leave()));
        assertThat(room().limits).isEmpty();
        Meeting.Client second = meeting.join(Meeting.ANNA);
        assertThat(room().limits).containsOnly(Map.entry(second.id(), half)).doesNotContainKey(again.id());
        meeting.limitsOf.clear();
        meeting.limits.changed();
        assertThat(room().limits).containsOnly(Map.entry(second.id(), MediaLimits.NONE));
    }

    @Test
    void roomClosesWithTheSession() {
        var session = meeting.session().id();
        done(owner.does(new SeatCommand.End()));
        assertThat(meeting.media.closed).containsExactly(session);
    }

    @Test
    void meetingWithoutMediaGoesOnAndAMediaPlaneThatAppearsLearnsWhatRuns() {
        Meeting other = new Meeting();
        other.withMedia = false;
        Meeting.Client one = other.join(Meeting.OWNER);
        Meeting.Client two = other.join(Meeting.ANNA);
        done(one.does(new SeatCommand.Mute(two.id(), MediaSource.CAMERA)));
        assertThat(other.media.rooms).isEmpty();
        MediaLimits narrow = new MediaLimits(MediaLimits.UNLIMITED, 64_000);
        other.limitsOf.put(Meeting.ANNA.key(), narrow);
        other.limits.changed();
        other.withMedia = true;
        other.sessions.all().forEach(Session::mediaAppeared);
        assertThat(other.media.rooms.get(one.seat.session()).open).containsExactly("p1:CAMERA", "p1:MICROPHONE", "p2:MICROPHONE");
        assertThat(other.media.rooms.get(one.seat.session()).limits).containsOnly(Map.entry(two.id(), narrow));
    }
}
