// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.conference.internal.session.Meeting.code;
import static org.rostrum.conference.internal.session.Meeting.done;
import static org.rostrum.conference.internal.session.Meeting.guest;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.conference.SessionEnd;
import org.rostrum.media.MediaSource;

/** 10/B and 80 section 13 "Device and participant control": what participants and moderators may do. */
class CommandTest {

    private final Meeting meeting = new Meeting();
    private final Meeting.Client owner = meeting.join(Meeting.OWNER);
    private final Meeting.Client moderator = meeting.join(Meeting.MODERATOR);
    private final Meeting.Client anna = meeting.join(Meeting.ANNA);
    private final Meeting.Client guest = meeting.join(guest("g"));

    private SeatState seat(Meeting.Client client) {
        return meeting.state().seat(client.id()).orElseThrow();
    }

    @Test // 10/PR-1 (whoever comes is a participant), 10/PR-3, 10/PR-6, 40/OBJ-3: roles on entry
    void ownerAndListedModeratorsHaveTheirRolesOnEntry() {
        assertThat(owner.own().role()).isEqualTo(ParticipantRole.OWNER);
        assertThat(moderator.own().role()).isEqualTo(ParticipantRole.MODERATOR);
        assertThat(anna.own().role()).isEqualTo(ParticipantRole.PARTICIPANT);
        assertThat(guest.own().role()).isEqualTo(ParticipantRole.PARTICIPANT);
        assertThat(meeting.join(Meeting.ADMIN).own().role()).isEqualTo(ParticipantRole.MODERATOR);
    }

    static List<SeatCommand> moderatorsCommands() {
        ParticipantId p = new ParticipantId("p3");
        return List.of(new SeatCommand.Mute(p, MediaSource.CAMERA), new SeatCommand.MuteAll(), new SeatCommand.Remove(p),
                new SeatCommand.SetModerator(p, true), new SeatCommand.SetEntryLock(true), new SeatCommand.End());
    }

    @ParameterizedTest
    @MethodSource("moderatorsCommands") // 10/B: denied means the coded refusal and unchanged state
    void participantsAreRefusedModeratorsCommands(SeatCommand command) {
        SessionState before = meeting.state();
        assertThat(code(guest.does(command))).isEqualTo("notModerator");
        assertThat(code(anna.does(command))).isEqualTo("notModerator");
        assertThat(meeting.state()).isSameAs(before);
    }

    @Test // 10/PR-4, 10/PR-5, 10/UC-5 (moderator): any moderator appoints, guests too
    void moderatorAppointsAGuestWhoMayThenAppointOthers() {
        done(moderator.does(new SeatCommand.SetModerator(guest.id(), true)));
        assertThat(guest.own().role()).isEqualTo(ParticipantRole.MODERATOR);
        done(guest.does(new SeatCommand.SetModerator(anna.id(), true)));
        done(anna.does(new SeatCommand.SetModerator(guest.id(), false)));
        assertThat(code(guest.does(new SeatCommand.MuteAll()))).isEqualTo("notModerator");
    }

    @Test // 00/R-83: role is part of the held seat
    void roleGivenInTheSessionSurvivesAReconnectAndANewJoin() {
        done(moderator.does(new SeatCommand.SetModerator(guest.id(), true)));
        guest.seat.detach();
        Meeting.Client back = meeting.resume(guest.token);
        assertThat(back.own().role()).isEqualTo(ParticipantRole.MODERATOR);
        done(back.does(new SeatCommand.Leave()));
        assertThat(meeting.join(guest("g")).own().role()).isEqualTo(ParticipantRole.MODERATOR);
    }

    @Test // 10/PR-7, 80/UAR-7 (the owner's protection)
    void ownerIsNeitherRemovedNorDemoted() {
        assertThat(code(moderator.does(new SeatCommand.Remove(owner.id())))).isEqualTo("ownerProtected");
        assertThat(code(moderator.does(new SeatCommand.SetModerator(owner.id(), false)))).isEqualTo("ownerProtected");
        assertThat(owner.own().role()).isEqualTo(ParticipantRole.OWNER);
    }

    @Test // 80/"17. Interactions between features"/10: operators bypass removal by moderators
    void administratorsAreNotRemoved() {
        Meeting.Client admin = meeting.join(Meeting.ADMIN);
        assertThat(code(moderator.does(new SeatCommand.Remove(admin.id())))).isEqualTo("operatorProtected");
        assertThat(code(moderator.does(new SeatCommand.SetModerator(admin.id(), false)))).isEqualTo("operatorProtected");
    }

    @Test // 40 section 1, state Excluded
    void removedPersonIsToldByWhomAndFindsNoWayBackIntoThisSession() {
        Meeting.Client second = meeting.join(Meeting.request(guest("g"), "phone"));
        done(moderator.does(new SeatCommand.Remove(guest.id())));
        assertThat(guest.end()).isEqualTo(new SeatUpdate.Ended(SeatEnd.EXCLUDED, "moderator"));
        assertThat(second.end().cause()).isEqualTo(SeatEnd.EXCLUDED);
        assertThat(meeting.refused(Meeting.request(guest("g"), "")).refusal()).isEqualTo(Refusal.EXCLUDED);
        assertThat(meeting.refused(Meeting.request(guest("g"), "tablet")).refusal()).isEqualTo(Refusal.EXCLUDED);
        assertThat(code(guest.does(new SeatCommand.Leave()))).isEqualTo("seatEnded");
        assertThat(meeting.state().stage()).hasSize(3);

        done(owner.does(new SeatCommand.End()));
        assertThat(meeting.join(guest("g")).own().displayName()).isEqualTo("g");
    }

    @Test // 80/UMD-2: switching off always takes effect; he may open it again himself
    void mutedParticipantIsToldAndMayOpenAgain() {
        done(moderator.does(new SeatCommand.Mute(anna.id(), MediaSource.MICROPHONE)));
        assertThat(anna.heard(SeatUpdate.Muted.class)).containsExactly(new SeatUpdate.Muted(MediaSource.MICROPHONE, "moderator"));
        assertThat(anna.own().microphone()).isFalse();
        done(moderator.does(new SeatCommand.Mute(anna.id(), MediaSource.MICROPHONE)));
        assertThat(anna.heard(SeatUpdate.Muted.class)).hasSize(1);
        done(anna.does(new SeatCommand.SetMedia(true, null, null)));
        assertThat(anna.own().microphone()).isTrue();
        assertThat(anna.own().camera()).isTrue();
        assertThat(code(moderator.does(new SeatCommand.Mute(anna.id(), MediaSource.CONTENT_AUDIO)))).isEqualTo("notSupported");
    }

    @Test // 80/UMD-1: camera and microphone of everybody, the owner's too
    void moderatorClosesTheOwnersCamera() {
        done(moderator.does(new SeatCommand.Mute(owner.id(), MediaSource.CAMERA)));
        assertThat(owner.own().camera()).isFalse();
    }

    @Test
    void muteAllSparesModeratorsAndIsOneEventAndOneStageUpdate() {
        owner.heard.clear();
        done(moderator.does(new SeatCommand.MuteAll()));
        assertThat(anna.own().microphone()).isFalse();
        assertThat(guest.own().microphone()).isFalse();
        assertThat(seat(moderator).media().microphone()).isTrue();
        assertThat(seat(owner).media().microphone()).isTrue();
        assertThat(owner.heard).hasSize(1);
        assertThat(owner.heard(SeatUpdate.Stage.class).get(0).changed()).hasSize(2);
        assertThat(guest.heard(SeatUpdate.Muted.class)).hasSize(1);
        long before = meeting.state().sequence();
        done(moderator.does(new SeatCommand.MuteAll()));
        assertThat(meeting.state().sequence()).isEqualTo(before);
    }

    @Test
    void onlyAModeratorTakesContentOver() {
        done(anna.does(new SeatCommand.SetMedia(null, null, true)));
        assertThat(code(guest.does(new SeatCommand.SetMedia(false, null, true)))).isEqualTo("contentBusy");
        assertThat(seat(guest).media().microphone()).as("nothing of a refused command holds").isTrue();
        done(moderator.does(new SeatCommand.SetMedia(null, null, true)));
        assertThat(anna.own().content()).isFalse();
        assertThat(anna.heard(SeatUpdate.Muted.class)).containsExactly(new SeatUpdate.Muted(MediaSource.CONTENT, "moderator"));
        assertThat(moderator.own().content()).isTrue();
        done(moderator.does(new SeatCommand.SetMedia(null, null, false)));
        done(guest.does(new SeatCommand.SetMedia(null, null, true)));
    }

    @Test
    void contentOfOneWhoIsGoneIsFreeForEverybodyAndHisOwnAgainIfNobodyTookIt() {
        done(anna.does(new SeatCommand.SetMedia(null, null, true)));
        anna.seat.detach();
        meeting.pass(Duration.ofSeconds(14), owner, guest, moderator);
        assertThat(code(guest.does(new SeatCommand.SetMedia(null, null, true)))).isEqualTo("contentBusy");
        meeting.pass(Duration.ofSeconds(1), owner, guest, moderator);
        Meeting.Client back = meeting.resume(anna.token);
        assertThat(back.own().content()).isTrue();
        back.seat.detach();
        meeting.pass(Duration.ofSeconds(15), owner, guest, moderator);
        done(guest.does(new SeatCommand.SetMedia(null, null, true)));
        assertThat(meeting.resume(back.token).own().content()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "line\nbreak", "HUGE"})
    void badNamesAreRefused(String name) {
        String wanted = name.equals("HUGE") ? "x".repeat(1_000_000) : name;
        assertThat(code(anna.does(new SeatCommand.Rename(wanted)))).isEqualTo("invalidValue");
        assertThat(code(meeting.access.join(Meeting.request(guest("h"), "", wanted), (s, u) -> {}))).isEqualTo("invalidValue");
        assertThat(seat(anna).displayName()).isEqualTo("anna");
    }

    @Test // 80/UCP-5
    void guestWithoutANameIsRefused() {
        assertThat(code(meeting.access.join(Meeting.request(guest(" "), ""), (s, u) -> {}))).isEqualTo("invalidValue");
    }

    @Test
    void renamedParticipantIsSeenUnderTheNewName() {
        done(guest.does(new SeatCommand.Rename("  Grüße 会議 ")));
        assertThat(guest.own().displayName()).isEqualTo("Grüße 会議");
        assertThat(owner.heard(SeatUpdate.Stage.class).get(owner.heard(SeatUpdate.Stage.class).size() - 1).changed())
                .singleElement()
                .satisfies(p -> assertThat(p.displayName()).isEqualTo("Grüße 会議"));
    }

    @Test
    void unknownParticipantsAreRefused() {
        ParticipantId nobody = new ParticipantId("p99");
        for (SeatCommand command : List.of(new SeatCommand.Mute(nobody, MediaSource.CAMERA), new SeatCommand.Remove(nobody),
                new SeatCommand.SetModerator(nobody, true))) {
            assertThat(code(moderator.does(command))).isEqualTo("participantNotFound");
        }
        assertThat(code(anna.seat.tell(nobody, "x"))).isEqualTo("participantNotFound");
    }

    @Test // 40/RC-3; 40/ST-6: cause and who
    void moderatorEndsTheSessionForAll() {
        Session session = meeting.session();
        done(moderator.does(new SeatCommand.End()));
        assertThat(List.of(owner.end(), anna.end(), guest.end()))
                .containsOnly(new SeatUpdate.Ended(SeatEnd.CONFERENCE_ENDED, "moderator"));
        assertThat(meeting.sessions.find(Meeting.ROOM)).isEmpty();
        var events = meeting.journal.events(session.id());
        assertThat(events.get(events.size() - 1)).isInstanceOfSatisfying(SessionEvent.Ended.class, ended -> {
            assertThat(ended.cause()).isEqualTo(SessionEnd.BY_MODERATOR);
            assertThat(ended.by().name()).isEqualTo("moderator@example.org");
        });
        assertThat(code(anna.does(new SeatCommand.MuteAll()))).isEqualTo("seatEnded");
        assertThat(code(anna.seat.watchRoster(0, 10, "", true))).isEqualTo("seatEnded");
        assertThat(code(anna.seat.tell(owner.id(), "x"))).isEqualTo("seatEnded");
        anna.seat.heard();
        anna.seat.detach();
        anna.seat.unwatchRoster();
        assertThat(meeting.time.pending()).isZero();
    }

    @Test // 40/ST-6
    void whoLeavesIsToldAndHisSeatIsOverAtOnce() {
        done(guest.does(new SeatCommand.Leave()));
        assertThat(guest.end()).isEqualTo(new SeatUpdate.Ended(SeatEnd.HUNG_UP, null));
        assertThat(owner.heard(SeatUpdate.Stage.class)).last().satisfies(stage -> assertThat(stage.removed()).containsExactly(guest.id()));
    }

    @Test
    void messagesReachTheOneParticipantOnly() {
        done(anna.seat.tell(guest.id(), "{\"k\":1}"));
        assertThat(guest.heard(SeatUpdate.Told.class)).containsExactly(new SeatUpdate.Told(anna.id(), "{\"k\":1}"));
        assertThat(owner.heard(SeatUpdate.Told.class)).isEmpty();
        assertThat(code(anna.seat.tell(guest.id(), "ü".repeat(8_193)))).isEqualTo("tooLarge");
        done(anna.seat.tell(guest.id(), "ü".repeat(8_192)));
        guest.seat.detach();
        assertThat(code(anna.seat.tell(guest.id(), "x"))).isEqualTo("participantAway");
    }

    @Test
    void administratorsSeeInTheEventLogWhatModeratorsDid() {
        done(moderator.does(new SeatCommand.SetEntryLock(true)));
        done(moderator.does(new SeatCommand.Remove(guest.id())));
        done(moderator.does(new SeatCommand.End()));
        assertThat(meeting.audit).extracting(event -> event.type() + " " + event.actor()).containsExactly(
                "conference.started owner@example.org", "conference.locked moderator@example.org",
                "participant.removed moderator@example.org", "conference.stopped moderator@example.org");
        assertThat(meeting.audit.get(2).details()).containsEntry("person", "#guest:g");
    }
}
