// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.conference.internal.session.Meeting.ANNA;
import static org.rostrum.conference.internal.session.Meeting.BORIS;
import static org.rostrum.conference.internal.session.Meeting.OWNER;
import static org.rostrum.conference.internal.session.Meeting.code;
import static org.rostrum.conference.internal.session.Meeting.done;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.QuickSessions;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;
import org.rostrum.conference.SessionView;
import org.rostrum.conference.spi.SessionObserver;
import org.rostrum.identity.Identity;
import org.rostrum.licence.Pool;

/** Sessions of two that begin with a call, in virtual time. */
class CallSessionTest {

    private final Meeting meeting = new Meeting();
    private ConferenceId call = Meeting.ROOM;

    @BeforeEach
    void call() {
        SessionView view = done(meeting.quick.open(new QuickSessions.Start("Two", OWNER.key(), List.of(person(OWNER), person(ANNA)), true), OWNER));
        call = view.conference();
    }

    private static Invitation person(Identity.User user) {
        return new Invitation(user.key(), user.id().login(), "", true);
    }

    private JoinRequest request(Identity who) {
        return new JoinRequest(call, who, null, null, JoinRequest.Method.BROWSER, Meeting.instance(who.name()), "192.0.2.1", "Test/1", true, true);
    }

    private Meeting.Client join(Identity who) {
        return meeting.join(request(who));
    }

    // 00/R-7, 70/A-LIC-4: neither a conference nor PRO
    @Test
    void aCallTakesNothingOfTheLicence() {
        meeting.licence.conferencesLimit = 0;
        meeting.licence.size.put(Pool.PRO, 0);
        join(OWNER);
        join(ANNA);
        assertThat(meeting.licence.used(Pool.PRO)).isZero();
        assertThat(meeting.licence.conferences).isZero();
    }

    // 10/CT-1: it is for the two
    @Test
    void nobodyElseComesIn() {
        join(OWNER);
        assertThat(((JoinOutcome.Refused) done(meeting.access.join(request(BORIS), (n, u) -> {}))).refusal()).isEqualTo(Refusal.NOT_INVITED);
    }

    @Test
    void itEndsWithTheFirstWhoLeaves() {
        Meeting.Client owner = join(OWNER);
        Meeting.Client anna = join(ANNA);
        owner.does(new SeatCommand.Leave());
        assertThat(anna.end().cause()).isEqualTo(SeatEnd.CONFERENCE_ENDED);
        assertThat(meeting.sessions.find(call)).isEmpty();
    }

    // 00/R-83: a broken line is no hang-up
    @Test
    void whoIsAwayIsWaitedForAsInEveryMeeting() {
        Meeting.Client owner = join(OWNER);
        Meeting.Client anna = join(ANNA);
        owner.seat.detach();
        meeting.pass(Duration.ofSeconds(119), anna);
        assertThat(anna.over()).isFalse();
        meeting.pass(Duration.ofSeconds(3), anna);
        assertThat(anna.over()).isTrue();
    }

    // 10/CT-2, 60/HS-5, 00/R-7
    @Test
    void theThirdMakesAConferenceOfItAndNobodyIsTornOut() {
        Meeting.Client owner = join(OWNER);
        Meeting.Client anna = join(ANNA);
        assertThat(code(meeting.quick.invite(call, person(BORIS), BORIS))).isEqualTo("forbidden");
        done(meeting.quick.invite(call, person(BORIS), ANNA));
        assertThat(meeting.quick.isCall(call)).isFalse();
        assertThat(meeting.licence.used(Pool.PRO)).isEqualTo(2);
        assertThat(meeting.licence.conferences).isEqualTo(1);
        Meeting.Client boris = join(BORIS);
        assertThat(boris.snapshot.stage()).hasSize(3);
        assertThat(meeting.licence.used(Pool.PRO)).isEqualTo(3);
        owner.does(new SeatCommand.Leave());
        assertThat(anna.over()).as("it goes on without the one who called").isFalse();
        anna.does(new SeatCommand.Leave());
        boris.does(new SeatCommand.Leave());
        assertThat(meeting.sessions.find(call)).isEmpty();
        assertThat(meeting.licence.used(Pool.PRO)).isZero();
        assertThat(meeting.licence.conferences).isZero();
    }

    // 10/B: whoever rings asks before; the same rule as when somebody comes
    @Test
    void onlyWhoModeratesItMayCallPeopleIn() {
        Meeting.Client owner = join(OWNER);
        Meeting.Client anna = join(ANNA);
        assertThat(meeting.quick.mayInvite(call, ANNA)).isTrue();
        assertThat(meeting.quick.mayInvite(call, BORIS)).isFalse();
        owner.does(new SeatCommand.SetModerator(anna.id(), false));
        assertThat(meeting.quick.mayInvite(call, ANNA)).isFalse();
        assertThat(code(meeting.quick.invite(call, person(BORIS), ANNA))).isEqualTo("forbidden");
        assertThat(meeting.quick.mayInvite(call, OWNER)).isTrue();
        assertThat(meeting.quick.mayInvite(new ConferenceId("none"), OWNER)).isFalse();
    }

    @Test
    void withoutPlacesInTheLicenceItStaysACall() {
        Meeting.Client owner = join(OWNER);
        join(ANNA);
        meeting.licence.size.put(Pool.PRO, 1);
        assertThat(code(meeting.quick.invite(call, person(BORIS), OWNER))).isEqualTo("licence_limit");
        assertThat(meeting.licence.used(Pool.PRO)).as("nothing kept").isZero();
        assertThat(meeting.licence.conferences).isZero();
        meeting.licence.size.remove(Pool.PRO);
        meeting.licence.conferencesLimit = 0;
        assertThat(code(meeting.quick.invite(call, person(BORIS), OWNER))).isEqualTo("conferences_limit");
        assertThat(meeting.quick.isCall(call)).isTrue();
        assertThat(owner.over()).isFalse();
    }

    // 00/R-84: a call goes on after a restart, and is a call still
    @Test
    void itGoesOnAfterARestart() {
        Meeting.Client owner = join(OWNER);
        join(ANNA);
        meeting.start();
        assertThat(meeting.quick.isCall(call)).isTrue();
        Meeting.Client back = meeting.resume(owner.token);
        assertThat(back.snapshot.stage()).isNotEmpty();
        assertThat(meeting.licence.used(Pool.PRO)).isZero();
    }

    @Test
    void observersLearnWhoSitsWhereAndWhenItIsOver() {
        List<String> seen = new ArrayList<>();
        meeting.sessions.observe(new SessionObserver() {
            @Override
            public void came(ConferenceId conference, SessionId session, AccountKey account) {
                seen.add("came");
            }

            @Override
            public void went(ConferenceId conference, SessionId session, AccountKey account, SeatEnd cause) {
                seen.add("went " + cause);
            }

            @Override
            public void ended(ConferenceId conference, SessionId session, SessionEnd cause) {
                seen.add("ended " + cause);
            }
        });
        Meeting.Client owner = join(OWNER);
        join(ANNA);
        owner.does(new SeatCommand.Leave());
        assertThat(seen).containsExactly("came", "came", "went HUNG_UP", "went CONFERENCE_ENDED", "ended LAST_PARTICIPANT");
    }
}
