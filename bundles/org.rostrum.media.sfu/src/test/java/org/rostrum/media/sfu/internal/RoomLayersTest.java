// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.media.MediaSource;
import org.rostrum.media.TrackTap;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.proto.rtp.RtpPacket;

/** Who gets which layer, and which layers are sent at all. */
class RoomLayersTest extends RoomFixture {

    @Test
    void everyoneGetsTheLayerThatFits() {
        TestPeer alice = peer(1, 1);
        TestPeer stage = peer(2, 1);
        TestPeer thumbnail = peer(3, 1);
        stage.leg.want(List.of(wish(0, alice, 720)));
        thumbnail.leg.want(List.of(wish(0, alice, 180)));
        seconds(2);
        long before = thumbnail.receiver("v0").bytes;
        seconds(4);

        assertThat(stage.state("v0").height()).isEqualTo(720);
        assertThat(thumbnail.state("v0").height()).isEqualTo(180);
        assertThat(thumbnail.receiver("v0").got.lastEntry().getValue().layer()).isEqualTo(2);
        // 33 frames a second, one packet of 400 octets each: far below the 250 kbit/s of a thumbnail
        assertThat((thumbnail.receiver("v0").bytes - before) * 8 / 4).isLessThan(250_000);
        assertEvenLine(stage.receiver("v0"));
        assertEvenLine(thumbnail.receiver("v0"));
    }

    @Test
    void bestLayerThatArrivesIsShownUntilABetterOneComes() {
        TestPeer alice = peer(1, 1);
        TestPeer bob = peer(2, 1);
        alice.layers.get(0).active = false;
        alice.layers.get(1).active = false;
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(1);
        assertThat(bob.state("v0").height()).isEqualTo(180);
        alice.layers.get(0).active = true;
        seconds(1);
        assertThat(bob.state("v0").height()).isEqualTo(720);
        alice.layers.get(0).active = false;
        alice.layers.get(1).active = true;
        seconds(2);

        assertThat(bob.state("v0").height()).isEqualTo(360);
        assertEvenLine(bob.receiver("v0"));
    }

    private static List<Boolean> sent(TestPeer peer) {
        return peer.layers.stream().map(l -> l.active).toList();
    }

    @Test
    void layersThatNobodyWatchesAreStoppedAndStartAtOnce() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 1);
        alice.obeys = true;
        bob.leg.want(List.of(wish(0, alice, 180)));
        seconds(1.5);
        assertThat(sent(alice)).containsExactly(true, true, true);
        seconds(1.5);
        assertThat(sent(alice)).containsExactly(false, false, true);
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(0.5);
        assertThat(sent(alice)).containsExactly(true, false, true);
        assertThat(bob.receiver("v0").got.lastEntry().getValue().layer()).isZero();
        seconds(3);
        assertThat(sent(alice)).containsExactly(true, false, false);
        assertThat(bob.state("v0").height()).isEqualTo(720);
        assertEvenLine(bob.receiver("v0"));
        bob.leg.want(List.of());
        seconds(3);
        assertThat(sent(alice)).containsExactly(false, false, false);
        seconds(10);
        bob.leg.want(List.of(wish(0, alice, 360)));
        seconds(0.5);

        assertThat(sent(alice)).containsExactly(false, true, false);
        assertThat(bob.state("v0").height()).isEqualTo(360);
        assertThat(bob.receiver("v0").asked).isEmpty();
        assertThat(alice.layersTold).hasSizeLessThan(10);
    }

    // the sender has no power for it: what there is goes on, and is not given up for what does not come
    @Test
    void layerThatDoesNotStartIsDoneWithout() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 1);
        alice.obeys = true;
        bob.leg.want(List.of(wish(0, alice, 360)));
        seconds(3);
        assertThat(sent(alice)).containsExactly(false, true, false);
        alice.obeys = false;
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(8);

        assertThat(bob.state("v0").pause()).isEqualTo(Pause.NONE);
        assertThat(bob.state("v0").height()).isEqualTo(360);
        assertEvenLine(bob.receiver("v0"));
    }

    @Test
    void tapCountsAsAWatcherOfTheBestLayer() {
        TestPeer alice = peer(1, 0);
        alice.obeys = true;
        seconds(3);
        assertThat(sent(alice)).containsExactly(false, false, false);
        List<Integer> seen = new ArrayList<>();
        RtpPacket rtp = new RtpPacket();
        router.addTrackTap(track -> track.source() != MediaSource.CAMERA ? Optional.empty() : Optional.of(new TrackTap.Sink() {
            @Override
            public void packet(byte[] buffer, int offset, int length, long arrivalNs) {
                rtp.wrap(buffer, offset, length);
                seen.add((int) buffer[rtp.payload() + 21]);
            }

            @Override
            public void closed() {}
        }));
        seconds(1);

        assertThat(sent(alice)).containsExactly(true, false, false);
        assertThat(seen).hasSizeGreaterThan(20).containsOnly(0);
    }
}
