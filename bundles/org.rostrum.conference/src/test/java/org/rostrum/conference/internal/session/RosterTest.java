// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.conference.internal.session.Meeting.code;
import static org.rostrum.conference.internal.session.Meeting.done;
import static org.rostrum.conference.internal.session.Meeting.guest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.conference.Participant;
import org.rostrum.conference.SeatCommand;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SeatUpdate;

/** The roster: a window, searched on the server, at most five updates a second; crowds stay cheap. */
class RosterTest {

    private final Meeting meeting = new Meeting();
    private final Meeting.Client owner = meeting.join(Meeting.OWNER);

    private static List<String> names(SeatUpdate.Roster window) {
        return window.entries().stream().map(Participant::displayName).toList();
    }

    private SeatUpdate.Roster last() {
        List<SeatUpdate.Roster> all = owner.heard(SeatUpdate.Roster.class);
        return all.get(all.size() - 1);
    }

    @Test
    void ownEntryComesFirstThenTheOthersByName() {
        for (String name : List.of("zoe", "Boris", "anna", "yuri")) {
            meeting.join(guest(name));
        }
        assertThat(names(done(owner.seat.watchRoster(0, 10, "", true)))).containsExactly("owner", "anna", "Boris", "yuri", "zoe");
        assertThat(names(done(owner.seat.watchRoster(1, 2, "", true)))).containsExactly("anna", "Boris");
        assertThat(names(done(owner.seat.watchRoster(3, 10, "", true)))).containsExactly("yuri", "zoe");
        SeatUpdate.Roster found = done(owner.seat.watchRoster(0, 10, " O ", true));
        assertThat(names(found)).containsExactly("owner", "Boris", "zoe");
        assertThat(found.total()).isEqualTo(3);
        assertThat(names(done(owner.seat.watchRoster(0, 10, "OWNER@EXAMPLE", true)))).containsExactly("owner");
        assertThat(names(done(owner.seat.watchRoster(0, 10, "OWNER@EXAMPLE", false)))).as("30/FLD-2: hidden IDs find nobody").isEmpty();
        assertThat(names(done(owner.seat.watchRoster(100, 10, "", true)))).isEmpty();
    }

    @Test
    void badWindowsAreRefused() {
        assertThat(code(owner.seat.watchRoster(-1, 10, "", true))).isEqualTo("invalidValue");
        assertThat(code(owner.seat.watchRoster(0, 0, "", true))).isEqualTo("invalidValue");
        assertThat(code(owner.seat.watchRoster(0, 101, "", true))).isEqualTo("invalidValue");
        assertThat(code(owner.seat.watchRoster(0, 10, "x".repeat(101), true))).isEqualTo("invalidValue");
        assertThat(names(done(owner.seat.watchRoster(Integer.MAX_VALUE, 100, "", true)))).isEmpty();
    }

    @Test // 10/PR-2: everybody is listed; who is gone from the stage is still in the roster
    void goneParticipantsAreListed() {
        Meeting.Client guest = meeting.join(guest("g"));
        guest.seat.detach();
        meeting.pass(Duration.ofSeconds(20), owner);
        assertThat(done(owner.seat.watchRoster(0, 10, "", true)).entries().get(1).presence()).isEqualTo(SeatPresence.GONE);
    }

    @Test // design section 5 "What a client sees"
    void windowChangesAtMostFiveTimesASecondAndEndsUpRight() {
        Meeting.Client guest = meeting.join(guest("g"));
        meeting.pass(Duration.ofSeconds(1), owner, guest);
        done(owner.seat.watchRoster(0, 10, "", true));
        owner.heard.clear();
        for (int i = 0; i < 1_000; i++) {
            done(guest.does(new SeatCommand.Rename("n" + i)));
            meeting.time.advance(Duration.ofMillis(1));
        }
        meeting.time.advance(Duration.ofMillis(200));
        assertThat(owner.heard(SeatUpdate.Roster.class)).hasSizeBetween(5, 7);
        assertThat(names(last())).containsExactly("owner", "n999");
        owner.heard.clear();
        owner.seat.unwatchRoster();
        done(guest.does(new SeatCommand.Rename("quiet")));
        meeting.time.advance(Duration.ofSeconds(1));
        assertThat(owner.heard(SeatUpdate.Roster.class)).isEmpty();
    }

    @Test
    void changesOutsideTheWindowAreNotSent() {
        Meeting.Client guest = meeting.join(guest("zzz"));
        done(owner.seat.watchRoster(0, 1, "", true));
        owner.heard.clear();
        done(guest.does(new SeatCommand.Rename("zzzz")));
        meeting.time.advance(Duration.ofSeconds(1));
        assertThat(owner.heard(SeatUpdate.Roster.class)).isEmpty();
    }

    /** 2,000 people: what one event costs is bounded by stage and watchers, and people off stage make no noise. */
    @Test
    void crowdCostsNobodyMoreThanStageAndWindow() {
        meeting.limit = 2_000;
        List<Meeting.Client> crowd = new ArrayList<>();
        for (int i = 0; i < 1_999; i++) {
            crowd.add(meeting.join(guest("g" + i)));
        }
        assertThat(meeting.state().stage()).hasSize(49);
        assertThat(crowd).allSatisfy(client -> assertThat(client.snapshot.stage()).hasSizeLessThanOrEqualTo(49));
        int heardWhileFilling = crowd.stream().mapToInt(client -> client.heard.size()).sum();
        assertThat(heardWhileFilling).as("no counters for each of 2,000 joins to each of 2,000 people").isLessThan(10_000);

        meeting.time.advance(Duration.ofMillis(300));
        crowd.forEach(client -> client.heard.clear());
        done(crowd.get(1_000).does(new SeatCommand.Rename("off stage")));
        meeting.time.advance(Duration.ofSeconds(1));
        assertThat(crowd.stream().mapToInt(client -> client.heard.size()).sum()).as("only he himself hears of it").isEqualTo(1);

        done(crowd.get(5).does(new SeatCommand.Rename("on stage")));
        assertThat(crowd).filteredOn(client -> client.heard(SeatUpdate.Stage.class).size() == 1).hasSize(1_999);

        done(crowd.get(7).does(new SeatCommand.Leave()));
        SeatUpdate.Stage change = crowd.get(1_500).heard(SeatUpdate.Stage.class).get(1);
        assertThat(change.removed()).containsExactly(crowd.get(7).id());
        assertThat(change.changed()).as("the longest waiting one takes the place").hasSize(1);
        assertThat(meeting.state().stage()).hasSize(49);
    }

    @Test
    void allOfACrowdMayWatchTheRoster() {
        meeting.limit = 2_000;
        List<Meeting.Client> crowd = new ArrayList<>();
        for (int i = 0; i < 1_999; i++) {
            crowd.add(meeting.join(guest("g" + i)));
        }
        crowd.forEach(client -> done(client.seat.watchRoster(0, 100, "", true)));
        meeting.time.advance(Duration.ofSeconds(1));
        crowd.forEach(client -> client.heard.clear());
        for (int i = 0; i < 100; i++) {
            done(crowd.get(500 + i).does(new SeatCommand.Rename("a" + i)));
            meeting.time.advance(Duration.ofMillis(10));
        }
        meeting.time.advance(Duration.ofMillis(200));
        assertThat(crowd).allSatisfy(client -> assertThat(client.heard(SeatUpdate.Roster.class)).hasSizeLessThanOrEqualTo(7));
    }
}
