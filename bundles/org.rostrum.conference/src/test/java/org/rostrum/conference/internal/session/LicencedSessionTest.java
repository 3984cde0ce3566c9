// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.conference.internal.session.Meeting.ANNA;
import static org.rostrum.conference.internal.session.Meeting.BORIS;
import static org.rostrum.conference.internal.session.Meeting.OWNER;
import static org.rostrum.conference.internal.session.Meeting.ROOM;
import static org.rostrum.conference.internal.session.Meeting.guest;
import static org.rostrum.conference.internal.session.Meeting.request;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Access;
import org.rostrum.conference.Conference;
import org.rostrum.conference.JoinOutcome;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.Refusal;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatEnd;
import org.rostrum.licence.Pool;

/** What the licence forbids in a session, and what it leaves alone. */
class LicencedSessionTest {

    private static final ConferenceId SECOND = new ConferenceId("second");

    private final Meeting meeting = new Meeting();

    @Test // 00/R-5: joins and starts are refused; who sits stays, returns and takes over his seat
    void afterTheEndNobodyNewComesInAndWhatRunsGoesOn() {
        Meeting.Client owner = meeting.join(OWNER);
        Meeting.Client visitor = meeting.join(guest("g"));
        meeting.licence.valid = false;

        assertThat(meeting.refused(request(ANNA, "")).refusal()).isEqualTo(Refusal.LICENCE_EXPIRED);
        assertThat(meeting.refused(request(guest("h"), "")).refusal()).isEqualTo(Refusal.LICENCE_EXPIRED);
        assertThat(meeting.refused(request(OWNER, "another device")).refusal()).isEqualTo(Refusal.LICENCE_EXPIRED);
        Meeting.Client back = meeting.resume(visitor.token);
        assertThat(back.seat.participant()).isEqualTo(visitor.id());
        assertThat(meeting.join(request(OWNER, "")).id()).isEqualTo(owner.id());
        assertThat(meeting.state().crowd().inOrder()).hasSize(2);
    }

    @Test // 00/R-5
    void afterTheEndNoConferenceStarts() {
        meeting.licence.valid = false;
        assertThat(meeting.refused(request(OWNER, "")).refusal()).isEqualTo(Refusal.LICENCE_EXPIRED);
        assertThat(Meeting.code(meeting.access.run(ROOM, OWNER))).isEqualTo("licence_expired");
        assertThat(meeting.sessions.find(ROOM)).isEmpty();
        assertThat(meeting.licence.conferences).isZero();
    }

    @Test // 00/R-5: at the latest 24 hours later
    void whatRunsEndsWhenTheLicenceSaysSo() {
        Meeting.Client owner = meeting.join(OWNER);
        meeting.sessions.endIfUnlicensed();
        assertThat(owner.over()).isFalse();
        meeting.licence.over = true;
        meeting.sessions.endIfUnlicensed();
        assertThat(owner.end().cause()).isEqualTo(SeatEnd.LICENCE_WITHDRAWN);
        assertThat(meeting.licence.conferences).isZero();
        assertThat(meeting.licence.used(Pool.PRO)).isZero();
    }

    @Test // 40/OBJ-5, 00/R-3: group conferences at a time
    void theNumberOfRunningConferencesIsLimited() {
        meeting.licence.conferencesLimit = 1;
        meeting.store(second());
        Meeting.Client owner = meeting.join(OWNER);
        assertThat(Meeting.code(meeting.access.run(SECOND, OWNER))).isEqualTo("conferences_limit");
        assertThat(Meeting.code(meeting.access.join(at(SECOND, request(ANNA, "")), (n, u) -> {}))).isEqualTo("conferences_limit");
        assertThat(meeting.licence.used(Pool.PRO)).as("nothing kept by those refused").isEqualTo(1);
        meeting.join(BORIS);
        owner.does(new SeatCommand.End());
        assertThat(meeting.licence.conferences).isZero();
        assertThat(Meeting.done(meeting.access.run(SECOND, OWNER)).conference()).isEqualTo(SECOND);
    }

    @Test // what ran before a restart goes on, whatever the licence says now
    void restoredSessionsKeepTheirPlaceAndTheirUnits() {
        meeting.store(second());
        meeting.join(OWNER);
        meeting.join(guest("g"));
        Meeting.done(meeting.access.run(SECOND, OWNER));
        meeting.licence.restarted();
        meeting.licence.conferencesLimit = 1;
        meeting.licence.size.put(Pool.GUEST, 0);
        meeting.start();
        assertThat(meeting.licence.conferences).isEqualTo(2);
        assertThat(meeting.licence.used(Pool.GUEST)).isEqualTo(1);
        assertThat(meeting.licence.used(Pool.PRO)).isEqualTo(1);
        meeting.sessions.close();
        assertThat(meeting.licence.conferences).as("an engine that stops leaves nothing taken").isZero();
    }

    @Test // 10/PRO-2, 80/ULI-6: PRO belongs to the account
    void anAccountUsesOneProHoweverManyDevices() {
        meeting.licence.size.put(Pool.PRO, 1);
        Meeting.Client one = meeting.join(request(ANNA, "phone"));
        Meeting.Client two = meeting.join(request(ANNA, "pc"));
        assertThat(meeting.licence.used(Pool.PRO)).isEqualTo(1);
        assertThat(meeting.refused(request(BORIS, "")).refusal()).isEqualTo(Refusal.LICENCE_LIMIT);
        // 10/PRO-17
        assertThat(meeting.audit).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("pro_license_limit");
            assertThat(event.details()).containsEntry("Users", BORIS.name());
        });
        one.does(new SeatCommand.Leave());
        assertThat(meeting.licence.used(Pool.PRO)).isEqualTo(1);
        two.does(new SeatCommand.Leave());
        assertThat(meeting.licence.used(Pool.PRO)).isZero();
    }

    @Test // 10/GST-1, 10/GST-2: over the whole server, and no PRO
    void guestsShareThePoolOverAllConferences() {
        meeting.store(second());
        meeting.licence.size.put(Pool.GUEST, 1);
        meeting.licence.size.put(Pool.PRO, 0);
        Meeting.Client first = meeting.join(guest("g"));
        JoinOutcome outcome = Meeting.done(meeting.access.join(at(SECOND, request(guest("h"), "")), (n, u) -> {}));
        assertThat(((JoinOutcome.Refused) outcome).refusal()).isEqualTo(Refusal.LICENCE_LIMIT);
        assertThat(meeting.refused(request(guest("h"), "")).refusal()).isEqualTo(Refusal.LICENCE_LIMIT);
        first.does(new SeatCommand.Leave());
        meeting.join(guest("h"));
        assertThat(meeting.licence.used(Pool.GUEST)).isEqualTo(1);
    }

    @Test // design: the unit of a held seat is kept, 10/GST-1
    void aHeldSeatKeepsItsUnit() {
        meeting.licence.size.put(Pool.GUEST, 1);
        Meeting.Client first = meeting.join(guest("g"));
        Meeting.Client owner = meeting.join(OWNER);
        first.seat.detach();
        meeting.pass(Duration.ofSeconds(100), owner);
        assertThat(meeting.refused(request(guest("h"), "")).refusal()).isEqualTo(Refusal.LICENCE_LIMIT);
        meeting.resume(first.token);
        assertThat(meeting.licence.used(Pool.GUEST)).isEqualTo(1);
    }

    @Test // 00/R-4, 10/EXT-2
    void withoutPublicConferencesNoGuestComesIn() {
        meeting.licence.missing.add("public-conferences");
        assertThat(meeting.refused(request(guest("g"), "")).refusal()).isEqualTo(Refusal.EXTENSION_NOT_LICENSED);
        meeting.join(ANNA);
    }

    @Test // 00/R-4
    void withoutScreenSharingNobodyShowsContent() {
        meeting.licence.missing.add("screen-sharing");
        Meeting.Client owner = meeting.join(OWNER);
        assertThat(Meeting.code(owner.does(new SeatCommand.SetMedia(null, null, true)))).isEqualTo("extension_not_licensed");
        Meeting.done(owner.does(new SeatCommand.SetMedia(false, null, null)));
        assertThat(owner.own().content()).isFalse();
    }

    private static JoinRequest at(ConferenceId id, JoinRequest r) {
        return new JoinRequest(id, r.identity(), r.displayName(), r.pin(), r.method(), r.appInstance(), r.address(), r.userAgent(),
                r.microphone(), r.camera());
    }

    private static Conference second() {
        Conference c = Meeting.room(Access.PUBLIC);
        return new Conference(SECOND, c.topic(), c.description(), c.owner(), c.access(), c.mode(), c.launchType(), c.invitations(),
                c.uninvitedAllowed(), c.tags(), c.createdAt(), c.changedAt());
    }
}
