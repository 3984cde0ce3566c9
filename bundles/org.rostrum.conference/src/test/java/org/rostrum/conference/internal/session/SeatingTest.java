// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.conference.internal.session.Meeting.code;
import static org.rostrum.conference.internal.session.Meeting.done;
import static org.rostrum.conference.internal.session.Meeting.guest;
import static org.rostrum.conference.internal.session.Meeting.request;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SeatUpdate;
import org.rostrum.conference.spi.Admission;
import org.rostrum.conference.spi.AdmissionRule;
import org.rostrum.conference.spi.AdmissionStep;
import org.rostrum.licence.Pool;

/** Seats: who gets one, keeps it, takes it over. */
class SeatingTest {

    private final Meeting meeting = new Meeting();

    private Refusal resumeRefusal(String token) {
        return ((JoinOutcome.Refused) done(meeting.access.resume(token, "192.0.2.9", (s, u) -> {}))).refusal();
    }

    @Test // 10/UC-4: guests come into public conferences only; 80/UCL-3: the first permitted entrant starts the session; 40 section 1, Idle room to Running
    void onlyAPermittedEntrantStartsTheRoom() {
        meeting.store(Meeting.room(Access.INTERNAL));
        assertThat(meeting.refused(request(guest("g"), "")).refusal()).isEqualTo(Refusal.GUESTS_FORBIDDEN);
        assertThat(meeting.sessions.all()).isEmpty();
        meeting.join(Meeting.BORIS);
        assertThat(meeting.sessions.all()).hasSize(1);
    }

    @Test // 80/UCL-1: each launch is a separate session
    void nextLaunchIsAnotherSession() {
        Meeting.Client first = meeting.join(Meeting.OWNER);
        done(first.does(new SeatCommand.End()));
        assertThat(meeting.join(Meeting.OWNER).seat.session()).isNotEqualTo(first.seat.session());
    }

    @Test
    void unknownConferenceIsNotFound() {
        meeting.journal.conferences.clear();
        assertThat(meeting.refused(request(Meeting.OWNER, "")).refusal()).isEqualTo(Refusal.NOT_FOUND);
    }

    @Test // 40/GI-1, 40/GI-2, 40/GI-3: joining again from the same browser under another name is the same participant
    void samePersonFromTheSameBrowserTakesHisSeatOver() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client first = meeting.join(request(guest("g"), "", "Old"));
        Meeting.Client second = meeting.join(request(guest("g"), "", "New"));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(first.end()).isEqualTo(new SeatUpdate.Ended(SeatEnd.MOVED, null));
        assertThat(second.snapshot.own().displayName()).isEqualTo("New");
        assertThat(meeting.state().counters().guests()).isEqualTo(1);
        assertThat(meeting.licence.used(Pool.GUEST)).isEqualTo(1);
        assertThat(code(first.does(new SeatCommand.Leave()))).isEqualTo("seatEnded");
        first.seat.detach();
        assertThat(second.over()).isFalse();
        assertThat(owner.heard(SeatUpdate.Stage.class)).hasSize(2);
        assertThat(resumeRefusal(first.token)).isEqualTo(Refusal.SEAT_ENDED);
    }

    @Test // 40/GI-2: another device is another seat
    void samePersonOnAnotherDeviceHasASecondSeat() {
        Meeting.Client laptop = meeting.join(request(Meeting.ANNA, "laptop"));
        Meeting.Client phone = meeting.join(request(Meeting.ANNA, "phone"));
        assertThat(phone.id()).isNotEqualTo(laptop.id());
        assertThat(laptop.over()).isFalse();
        assertThat(meeting.licence.used(Pool.PRO)).as("10/PRO-2: one account, one licence").isEqualTo(1);
    }

    @Test // 00/R-83: resume
    void resumedConnectionReplacesTheOldOneAndHasANewToken() {
        Meeting.Client first = meeting.join(Meeting.ANNA);
        Meeting.Client second = meeting.resume(first.token);
        assertThat(first.end().cause()).isEqualTo(SeatEnd.MOVED);
        assertThat(second.token).isNotEqualTo(first.token);
        assertThat(second.snapshot.own()).isEqualTo(first.snapshot.own());
    }

    @Test
    void lostAnswerToAResumeDoesNotCostTheSeat() {
        Meeting.Client first = meeting.join(Meeting.ANNA);
        meeting.resume(first.token); // whose answer the client never saw
        Meeting.Client third = meeting.resume(first.token);
        Meeting.Client fourth = meeting.resume(third.token);
        assertThat(resumeRefusal(first.token)).as("the next token was used").isEqualTo(Refusal.SEAT_ENDED);
        assertThat(meeting.resume(third.token).id()).isEqualTo(fourth.id());
    }

    @Test
    void journalHoldsNoToken() {
        Meeting.Client client = meeting.join(Meeting.ANNA);
        assertThat(meeting.journal.events(client.seat.session()).toString()).doesNotContain(client.token.substring(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0000000000000000.p1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "zz.p1.a", "HUGE"})
    void strangeTokensAreRefused(String token) {
        assertThat(resumeRefusal(token.equals("HUGE") ? "a".repeat(1_000_000) : token)).isEqualTo(Refusal.SEAT_ENDED);
    }

    @Test
    void tokenWithTheRightAddressAndAnotherSecretIsRefused() {
        Meeting.Client client = meeting.join(Meeting.ANNA);
        String secret = client.token.substring(client.token.length() - 43);
        assertThat(resumeRefusal(client.token.replace(secret, "A".repeat(43)))).isEqualTo(Refusal.SEAT_ENDED);
        assertThat(client.over()).isFalse();
    }

    @Test // 10/LIC-1: guests take guest units, accounts PRO units, and each goes back exactly once
    void licenceUnitsComeBackWithTheSeats() {
        meeting.licence.size.put(Pool.GUEST, 1);
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client guest = meeting.join(guest("g"));
        assertThat(meeting.refused(request(guest("h"), "")).refusal()).isEqualTo(Refusal.LICENCE_LIMIT);
        done(guest.does(new SeatCommand.Leave()));
        Meeting.Client next = meeting.join(guest("h"));
        meeting.resume(next.token);
        assertThat(meeting.licence.used(Pool.GUEST)).isEqualTo(1);
        done(owner.does(new SeatCommand.End()));
        assertThat(meeting.licence.used(Pool.GUEST)).isZero();
        assertThat(meeting.licence.used(Pool.PRO)).isZero();
    }

    @Test
    void unitOfAJoinThatCouldNotBeStoredGoesBack() {
        meeting.join(Meeting.OWNER);
        meeting.journal.failing = true;
        assertThat(code(meeting.access.join(request(guest("g"), ""), (s, u) -> {}))).isEqualTo("storeUnavailable");
        assertThat(meeting.licence.used(Pool.GUEST)).isZero();
    }

    @Test // 40/MO-2, 40/MO-5: 49 participants, held seats count, a takeover adds nobody
    void fiftiethParticipantIsRefused() {
        Meeting.Client first = meeting.join(guest("g0"));
        for (int i = 1; i < 49; i++) {
            meeting.join(guest("g" + i));
        }
        assertThat(meeting.refused(request(Meeting.OWNER, "")).refusal()).isEqualTo(Refusal.PARTICIPANTS_LIMIT);
        first.seat.detach();
        assertThat(meeting.refused(request(Meeting.OWNER, "")).refusal()).isEqualTo(Refusal.PARTICIPANTS_LIMIT);
        meeting.join(guest("g0"));
        done(meeting.join(guest("g1")).does(new SeatCommand.Leave()));
        meeting.join(Meeting.OWNER);
        meeting.limit = 3;
        assertThat(meeting.refused(request(Meeting.ANNA, "")).refusal()).isEqualTo(Refusal.PARTICIPANTS_LIMIT);
    }

    @Test // 40/RC-6, 00/R-32: moderators, owner, operators and people who return within 120 s pass the entry lock
    void entryLockLetsInWhoModeratesOperatesOrReturns() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        Meeting.Client dropped = meeting.join(guest("g"));
        done(owner.does(new SeatCommand.SetEntryLock(true)));
        assertThat(dropped.heard(SeatUpdate.Flags.class)).hasSize(1);
        dropped.seat.detach();

        assertThat(meeting.refused(request(guest("h"), "")).refusal()).isEqualTo(Refusal.ENTRY_BANNED);
        assertThat(meeting.refused(request(Meeting.ANNA, "")).refusal()).as("listed, but not there before").isEqualTo(Refusal.ENTRY_BANNED);
        assertThat(meeting.refused(request(Meeting.BORIS, "")).refusal()).isEqualTo(Refusal.ENTRY_BANNED);
        Meeting.Client moderator = meeting.join(Meeting.MODERATOR);
        meeting.join(Meeting.ADMIN);
        Meeting.Client back = meeting.join(guest("g"));
        assertThat(back.id()).isEqualTo(dropped.id());

        back.seat.detach();
        meeting.pass(Duration.ofSeconds(120), owner, moderator);
        assertThat(meeting.refused(request(guest("g"), "")).refusal()).isEqualTo(Refusal.ENTRY_BANNED);
    }

    @Test // 40/ST-3, 40/RC-7, 80/UMK-1, 80/UMK-3: lifted by a moderator, and by the end of the session
    void entryLockEndsWithTheSession() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        done(owner.does(new SeatCommand.SetEntryLock(true)));
        done(owner.does(new SeatCommand.SetEntryLock(false)));
        done(meeting.join(guest("g")).does(new SeatCommand.Leave()));
        done(owner.does(new SeatCommand.SetEntryLock(true)));
        done(owner.does(new SeatCommand.End()));
        assertThat(meeting.join(guest("g")).snapshot.flags().entryLock()).isFalse();
    }

    @Test // 40/AC-1
    void withoutUninvitedPeopleOnlyListedOnesJoinAnInternalConference() {
        var room = Meeting.room(Access.INTERNAL);
        meeting.store(new Conference(room.id(), room.topic(), "", room.owner(), room.access(), room.mode(),
                room.launchType(), room.invitations(), false, room.tags(), room.createdAt(), room.changedAt()));
        assertThat(meeting.refused(request(Meeting.BORIS, "")).refusal()).isEqualTo(Refusal.NOT_INVITED);
        meeting.join(Meeting.ANNA);
        meeting.join(Meeting.OWNER);
    }

    @Test
    void extensionsAddRulesWhileMeetingsRun() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        AdmissionRule rule = new AdmissionRule() {
            @Override
            public AdmissionStep step() {
                return AdmissionStep.METHOD;
            }

            @Override
            public Optional<No> check(Admission admission) {
                return admission.applicant().guest() ? Optional.of(new No(Refusal.METHOD_DISABLED, "no")) : Optional.empty();
            }
        };
        meeting.rules.addRule(rule);
        assertThat(meeting.refused(request(guest("g"), "")).refusal()).isEqualTo(Refusal.METHOD_DISABLED);
        meeting.rules.removeRule(rule);
        meeting.join(guest("g"));
        assertThat(owner.over()).isFalse();
    }

    @Test // 40/AC-3
    void refusalHasItsOwnCodeAndText() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        done(owner.does(new SeatCommand.SetEntryLock(true)));
        JoinOutcome.Refused refused = meeting.refused(request(guest("g"), ""));
        assertThat(refused.refusal().code()).isEqualTo("entry_banned");
        assertThat(refused.message()).isNotBlank();
    }

    @Test
    void drainingServerTellsEverybodyAndTakesNobodyButWhoResumes() {
        Meeting.Client owner = meeting.join(Meeting.OWNER);
        meeting.access.drain();
        assertThat(owner.heard(SeatUpdate.Draining.class)).hasSize(1);
        assertThat(meeting.refused(request(Meeting.ANNA, "")).refusal()).isEqualTo(Refusal.SHUTTING_DOWN);
        assertThat(meeting.refused(request(guest("g"), "")).refusal()).isEqualTo(Refusal.SHUTTING_DOWN);
        assertThat(code(meeting.access.run(Meeting.ROOM, Meeting.OWNER))).isEqualTo("shuttingDown");
        meeting.resume(owner.token);
    }

    @Test
    void hugeClientFactsAreCutAndBadInstancesRefused() {
        JoinRequest huge = new JoinRequest(Meeting.ROOM, Meeting.ANNA, null, "1".repeat(100_000), JoinRequest.Method.BROWSER,
                Meeting.instance("x"), "9".repeat(100_000), "agent\u0000".repeat(100_000), false, false);
        meeting.join(huge);
        SessionEvent.SeatTaken taken = (SessionEvent.SeatTaken) meeting.journal.events(meeting.session().id()).get(1);
        assertThat(taken.connection().userAgent()).hasSizeLessThanOrEqualTo(512).doesNotContain("\u0000");
        assertThat(taken.connection().address()).hasSizeLessThanOrEqualTo(64);
        JoinRequest bad = new JoinRequest(Meeting.ROOM, Meeting.ANNA, null, null, JoinRequest.Method.BROWSER, "no", "", "", false, false);
        assertThat(code(meeting.access.join(bad, (s, u) -> {}))).isEqualTo("invalidValue");
    }
}
