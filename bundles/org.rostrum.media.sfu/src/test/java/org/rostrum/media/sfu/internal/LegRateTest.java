// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.test.VirtualTime;

/** The estimate of a leg in a room: numbers, feedback, probing, repair within bounds. */
class LegRateTest {

    private final VirtualTime time = new VirtualTime();
    private final TestWorker worker = new TestWorker(time, 0);
    private final SfuRouter router = new SfuRouter(time, time, new Random(1));
    private final SessionId session = new SessionId(5);

    private TestPeer peer(int number) {
        TestPeer peer = new TestPeer(router, session, number, worker, time, 1);
        for (MediaSource source : MediaSource.values()) {
            router.room(session).gate(peer.id, source, true);
        }
        return peer;
    }

    private static LegEgress egress(TestPeer peer) {
        return ((SfuLeg) peer.leg).egress();
    }

    private void seconds(double s) {
        time.advance(Duration.ofMillis((long) (s * 1000)));
    }

    @Test
    void probingFindsWhatIsDesiredAndThenStops() {
        TestPeer alice = peer(1);
        TestPeer bob = peer(2);
        bob.leg.want(java.util.List.of(new SlotWish(0, alice.id, MediaSource.CAMERA, 1280, 720)));
        seconds(0.2);
        for (int i = 0; i < 250; i++) {
            // said again after each plan, which knows better
            egress(bob).desiredBps(2_000_000);
            seconds(0.02);
        }

        assertThat(egress(bob).availableBps(time.nanos())).isBetween(3_000_000L, 4_200_000L);
        assertThat(egress(bob).lossPercent()).isZero();
        assertThat(bob.padding).isPositive();
        int padding = bob.padding;
        seconds(20);
        assertThat(bob.padding).as("enough is known").isEqualTo(padding);
        assertThat(alice.padding).as("who wants little is not probed").isZero();
    }

    @Test
    void aLegThatTellsNothingIsNotHeldBack() {
        TestPeer alice = peer(1);
        TestPeer bob = peer(2);
        bob.answersTransport = false;
        bob.leg.want(java.util.List.of(new SlotWish(0, alice.id, MediaSource.CAMERA, 1280, 720)));
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
    }

    @Test
    void lossIsToldAndRepairHasABound() {
        TestPeer alice = peer(1);
        TestPeer bob = peer(2);
        bob.leg.want(java.util.List.of(new SlotWish(0, alice.id, MediaSource.CAMERA, 1280, 720)));
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
