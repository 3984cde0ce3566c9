// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.conference.internal.session.Meeting.code;
import static org.rostrum.conference.internal.session.Meeting.done;
import static org.rostrum.conference.internal.session.Meeting.guest;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.Zone;
import org.rostrum.media.MediaSource;

/** A change of groups or zones reaches the people who sit in a session, at once (30/GRP-13). */
class RightsChangeTest {

    private static final Set<Right> ALL = EnumSet.allOf(Right.class);
    private static final SeatCommand SHARE = new SeatCommand.SetMedia(null, null, true);

    private final Meeting meeting = new Meeting();
    private final Meeting.Client owner = meeting.join(Meeting.OWNER);
    private final Meeting.Client anna = meeting.join(Meeting.ANNA);

    private boolean contentOpen(Meeting.Client who) {
        return meeting.media.rooms.get(meeting.session().id()).open.contains(who.id() + ":CONTENT");
    }

    @Test // 30/GRP-13, 30/RGT-7: the shared screen stops, with the reason; the gate is closed whatever the client does
    void sharingStopsWhenTheRightGoes() {
        done(anna.does(SHARE));
        assertThat(contentOpen(anna)).isTrue();
        meeting.rights.take(Meeting.ANNA, Right.SCREEN_SHARE);
        assertThat(anna.own().content()).isFalse();
        assertThat(contentOpen(anna)).isFalse();
        assertThat(anna.heard(SeatUpdate.Muted.class)).containsExactly(new SeatUpdate.Muted(MediaSource.CONTENT, "", true));
        assertThat(code(anna.does(SHARE))).isEqualTo("rightMissing");
        assertThat(owner.heard(SeatUpdate.Stage.class)).last().satisfies(stage ->
                assertThat(stage.changed()).singleElement().satisfies(one -> assertThat(one.content()).isFalse()));
        meeting.rights.take(Meeting.ANNA);
        done(anna.does(SHARE));
    }

    @Test // 30/ZON-32, 30/UX-13: the zone counts for who sits there too; microphone and camera need no right
    void aZoneTakesTheScreenOfAGuestAndNothingElse() {
        Meeting.Client visitor = meeting.join(guest("g"));
        done(visitor.does(SHARE));
        Set<Right> left = EnumSet.allOf(Right.class);
        left.remove(Right.SCREEN_SHARE);
        meeting.rights.zone(new Zone("Internet", left));
        assertThat(visitor.own().content()).isFalse();
        assertThat(visitor.own().microphone()).isTrue();
        done(visitor.does(new SeatCommand.SetMedia(false, false, null)));
        assertThat(visitor.heard(SeatUpdate.Ended.class)).isEmpty();
    }

    @Test // 30/RGT-8, 80/UAR-5, 10/PR-8
    void operatorsComeAndGoWithTheirRight() {
        assertThat(code(anna.does(new SeatCommand.MuteAll()))).isEqualTo("notModerator");
        meeting.rights.grant(Meeting.ANNA, ALL);
        assertThat(anna.own().role()).isEqualTo(ParticipantRole.MODERATOR);
        done(anna.does(new SeatCommand.SetEntryLock(true)));
        assertThat(code(owner.does(new SeatCommand.SetModerator(anna.id(), false)))).isEqualTo("operatorProtected");
        meeting.rights.take(Meeting.ANNA);
        assertThat(anna.own().role()).isEqualTo(ParticipantRole.PARTICIPANT);
        assertThat(code(anna.does(new SeatCommand.MuteAll()))).isEqualTo("notModerator");
    }

    @Test // 10/PR-6: what the owner gave stays when the right of operators goes
    void aRoleGivenInTheSessionOutlivesTheRight() {
        meeting.rights.grant(Meeting.ANNA, ALL);
        done(owner.does(new SeatCommand.SetModerator(anna.id(), true)));
        meeting.rights.take(Meeting.ANNA);
        assertThat(anna.own().role()).isEqualTo(ParticipantRole.MODERATOR);
        meeting.rights.grant(Meeting.OWNER, ALL);
        meeting.rights.take(Meeting.OWNER);
        assertThat(owner.own().role()).isEqualTo(ParticipantRole.OWNER);
    }

    @Test // 30/ZON-32: looked at anew when he comes back; what changed while nobody was there counts
    void whoComesBackHasTheRightsOfNow() {
        done(anna.does(SHARE));
        meeting.rights.grant(Meeting.ANNA, ALL);
        anna.seat.detach();
        meeting.sessions.close();
        meeting.start();
        meeting.rights.take(Meeting.ANNA, Right.SCREEN_SHARE);
        Meeting.Client back = meeting.resume(anna.token);
        assertThat(back.own().content()).isFalse();
        assertThat(back.own().role()).isEqualTo(ParticipantRole.PARTICIPANT);
        assertThat(code(back.does(SHARE))).isEqualTo("rightMissing");
    }

    @Test // a database that is away delays the change, but does not lose it
    void aChangeThatCannotBeStoredIsTriedAgain() {
        done(anna.does(SHARE));
        meeting.journal.failing = true;
        meeting.rights.take(Meeting.ANNA, Right.SCREEN_SHARE);
        assertThat(anna.own().content()).isTrue();
        meeting.journal.failing = false;
        meeting.pass(Duration.ofSeconds(2), owner, anna);
        assertThat(anna.own().content()).isFalse();
    }

    @Test
    void nobodyHoldsRightsWithoutASeat() {
        int seated = meeting.rights.holders();
        assertThat(seated).isEqualTo(2);
        done(owner.does(new SeatCommand.SetEntryLock(true)));
        meeting.refused(Meeting.request(guest("g"), ""));
        meeting.resume(anna.token);
        assertThat(meeting.rights.holders()).as("refused, and taken over").isEqualTo(2);
        done(owner.does(new SeatCommand.End()));
        assertThat(meeting.rights.holders()).isZero();
    }
}
