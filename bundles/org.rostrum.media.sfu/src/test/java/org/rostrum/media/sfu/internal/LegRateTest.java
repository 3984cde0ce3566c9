// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The estimate of a leg in a room: numbers, feedback, probing, repair within bounds. */
class LegRateTest extends RoomFixture {

    private static LegEgress egress(TestPeer peer) {
        return ((SfuLeg) peer.leg).egress();
    }

    @Test
    void probingFindsWhatIsDesiredAndThenStops() {
        TestPeer alice = peer(1, 1);
        TestPeer bob = peer(2, 1);
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(5);

        // the picture is one of some 400 kbit/s and more: half as much again is enough, twice as much is tried
        assertThat(egress(bob).availableBps(time.nanos())).isBetween(1_000_000L, 4_000_000L);
        assertThat(egress(bob).lossPercent()).isZero();
        assertThat(bob.padding).isPositive();
        int padding = bob.padding;
        seconds(20);
        assertThat(bob.padding).as("enough is known").isEqualTo(padding);
        assertThat(alice.padding).as("who wants little is not probed").isZero();
    }

    @Test
    void aLegThatTellsNothingIsNotHeldBack() {
        TestPeer alice = peer(1, 1);
        TestPeer bob = peer(2, 1);
        bob.answersTransport = false;
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(0.5);
        assertThat(egress(bob).availableBps(time.nanos())).isLessThan(1_000_000L);
        seconds(6);
        assertThat(egress(bob).availableBps(time.nanos())).isEqualTo(Long.MAX_VALUE);
        bob.remb(700_000);
        seconds(1);
        assertThat(egress(bob).availableBps(time.nanos())).isEqualTo(700_000L);
        bob.reportedLoss = 0.5;
        seconds(10);
        assertThat(egress(bob).availableBps(time.nanos())).as("loss in its reports").isLessThan(400_000L);
        bob.reports = false;
        seconds(11);
        assertThat(egress(bob).availableBps(time.nanos())).as("reports of long ago").isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void lossIsToldAndRepairHasABound() {
        TestPeer alice = peer(1, 1);
        TestPeer bob = peer(2, 1);
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(3);
        bob.loss = 0.05;
        seconds(10);
        long available = egress(bob).availableBps(time.nanos());
        assertThat(egress(bob).lossPercent()).isBetween(2.0, 10.0);
        assertThat(available).as("loss of the way itself").isGreaterThan(1_000_000L);
        assertThat(egress(bob).retransmittedBps(time.nanos())).isBetween(1L, available / 3);
        bob.loss = 0.6;
        seconds(5);
        available = egress(bob).availableBps(time.nanos());
        assertThat(egress(bob).retransmittedBps(time.nanos())).isLessThan(Math.max(100_000, available / 2));
        assertThat(egress(bob).rate().repairsRefused()).isPositive();
    }
}
