// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.Rating;

/** What a room does where a way, or an administrator's limit, is narrower than what is wanted. */
class RoomWayTest extends RoomFixture {

    // design.md, "Congestion": sound first, then layers within the way, then a pause with its reason
    @Test
    void narrowWayGetsALowerLayerThenNoneWithTheReason() {
        TestPeer alice = peer(1, 0);
        TestPeer carol = peer(3, 0);
        TestPeer bob = peer(2, 2);
        alice.level = 30;
        bob.leg.want(List.of(wish(0, alice, 720), wish(1, carol, 180)));
        seconds(5);
        assertThat(bob.state("v0").height()).isEqualTo(720);
        bob.rate = 400_000;
        seconds(20);
        assertThat(bob.state("v0").height()).isLessThan(720);
        assertThat(bob.state("v0").pause()).isEqualTo(Pause.NONE);
        bob.rate = 60_000;
        seconds(15);
        assertThat(bob.state("v1").pause()).isEqualTo(Pause.BANDWIDTH);
        assertThat(bob.receiver("a0").got.lastEntry().getValue().timestamp()).isNotZero();
        int heard = bob.receiver("a0").got.size();
        seconds(2);
        assertThat(bob.receiver("a0").got.size() - heard).as("sound goes on").isGreaterThan(70);
        bob.rate = Long.MAX_VALUE;
        seconds(60);

        assertThat(bob.state("v0").height()).isEqualTo(720);
        assertThat(bob.state("v1").pause()).isEqualTo(Pause.NONE);
    }

    @Test // 30/BW-3, 30/BW-6: an administrator's limit holds at once, is told as what it is, and its end is there at once
    void limitOfWhatIsReceived() {
        TestPeer alice = peer(1, 0);
        TestPeer carol = peer(3, 0);
        TestPeer bob = peer(2, 2);
        bob.leg.want(List.of(wish(0, alice, 720), wish(1, carol, 720)));
        seconds(8);
        assertThat(bob.state("v0").height()).isEqualTo(720);
        assertThat(bob.limitsTold).isEmpty();
        MediaLimits limit = new MediaLimits(330_000, MediaLimits.UNLIMITED);
        router.room(session).limit(bob.id, limit);
        seconds(1.2);
        assertThat(bob.limitsTold).containsExactly(limit);
        long before = bob.receiver("v0").bytes + bob.receiver("v1").bytes;
        int padded = bob.padding;
        seconds(5);
        assertThat((bob.receiver("v0").bytes + bob.receiver("v1").bytes - before) * 8 / 5).isBetween(150_000L, 330_000L);
        assertThat(bob.padding).as("no probes beyond the limit").isEqualTo(padded);
        assertThat(statistics(bob).limited()).containsExactly(Direction.DOWN);
        router.room(session).limit(bob.id, new MediaLimits(64_000, MediaLimits.UNLIMITED));
        seconds(1.5);
        assertThat(bob.state("v1").pause()).isEqualTo(Pause.LIMIT);
        assertThat(Rating.of(statistics(bob)).cause()).isEqualTo(Rating.Cause.LIMIT);
        router.room(session).limit(bob.id, MediaLimits.NONE);
        seconds(1);

        assertThat(bob.state("v0").height()).isEqualTo(720);
        assertThat(bob.state("v1").height()).isEqualTo(720);
        assertThat(statistics(bob).limited()).isEmpty();
        assertThat(bob.limitsTold).last().isEqualTo(MediaLimits.NONE);
        assertEvenLine(bob.receiver("v0"));
    }

    @Test // 30/BW-3: what somebody may not send is neither asked for nor forwarded; it holds for the leg that comes later too
    void limitOfWhatIsSent() {
        TestPeer bob = peer(2, 1);
        router.room(session).limit(new ParticipantId("p1"), new MediaLimits(MediaLimits.UNLIMITED, 300_000));
        TestPeer alice = peer(1, 0);
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(3);
        assertThat(alice.layersTold).last().asList().extracting("active").containsExactly(false, false, true);
        assertThat(bob.state("v0").height()).as("though it sends all layers").isEqualTo(180);
        assertThat(statistics(alice).limited()).containsExactly(Direction.UP);
        alice.obeys = true;
        router.room(session).limit(alice.id, MediaLimits.NONE);
        seconds(1);

        assertThat(bob.state("v0").height()).isEqualTo(720);
        assertThat(statistics(alice).limited()).isEmpty();
        assertEvenLine(bob.receiver("v0"));
    }

    // what a narrow way cannot carry only keeps the key frame of the smaller picture back
    @Test
    void pictureThatIsTooMuchForTheWayStandsStillUntilTheSmallerOneComes() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 1);
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(5);
        assertThat(bob.state("v0").height()).isEqualTo(720);
        alice.answersPli = false;
        bob.rate = 250_000;
        seconds(3);
        int shown = bob.receiver("v0").got.size();
        seconds(1);
        assertThat(bob.receiver("v0").got).as("nothing more of the large picture").hasSize(shown);
        alice.answersPli = true;
        seconds(2);

        assertThat(bob.state("v0").height()).isEqualTo(180);
        assertThat(bob.receiver("v0").got.size()).isGreaterThan(shown + 20);
    }

    // a source with one layer is made cheaper at its sender, down to a floor; below that who cannot take it is paused
    @Test
    void sourceWithOneLayerFollowsTheSlowestWatcherDownToAFloor() {
        TestPeer alice = oneLayer(1);
        TestPeer bob = peer(2, 1);
        TestPeer carol = peer(3, 1);
        bob.leg.want(List.of(wish(0, alice, 720)));
        carol.leg.want(List.of(wish(0, alice, 720)));
        seconds(5);
        assertThat(alice.boundBps).isZero();
        bob.rate = 450_000;
        seconds(8);
        assertThat(alice.boundBps).isBetween(200_000L, 300_000L);
        assertThat(bob.state("v0").pause()).isEqualTo(Pause.NONE);
        bob.rate = 100_000;
        seconds(15);
        assertThat(bob.state("v0").pause()).as("below the floor").isEqualTo(Pause.BANDWIDTH);
        assertThat(carol.state("v0").pause()).isEqualTo(Pause.NONE);
        assertThat(alice.boundBps).as("whom nobody can help does not count").isZero();
        bob.rate = Long.MAX_VALUE;
        seconds(10);

        assertThat(alice.boundBps).isZero();
        assertThat(bob.state("v0").pause()).isEqualTo(Pause.NONE);
        assertThat(alice.layersTold).hasSizeLessThan(12);
    }

    @Test
    void onlyWatcherOnANarrowWayIsServedByABound() {
        TestPeer alice = oneLayer(1);
        TestPeer bob = peer(2, 1);
        bob.rate = 450_000;
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(10);

        assertThat(alice.boundBps).isBetween(200_000L, 300_000L);
        assertThat(bob.state("v0").pause()).isEqualTo(Pause.NONE);
        int got = bob.receiver("v0").got.size();
        seconds(5);
        assertThat(bob.receiver("v0").got.size() - got).isGreaterThan(400);
    }
}
