// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.media.MediaSource;
import org.rostrum.media.TrackInfo;
import org.rostrum.media.TrackTap;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.proto.rtp.RtpPacket;

/** Coming and going, gates, codecs, taps and workers of a room. */
class SfuRoomTest extends RoomFixture {

    @Test
    void closedGateDropsAtOnceAndTellsWhy() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 1);
        alice.level = 30;
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(1);
        assertThat(bob.state("v0").pause()).isEqualTo(Pause.NONE);
        assertThat(router.room(session).tracks()).extracting(TrackInfo::source).contains(MediaSource.CAMERA, MediaSource.MICROPHONE);
        router.room(session).gate(alice.id, MediaSource.CAMERA, false);
        router.room(session).gate(alice.id, MediaSource.MICROPHONE, false);
        seconds(0.1);
        int got = bob.receiver("v0").got.size();
        int heard = bob.receiver("a0").got.size();
        seconds(1);

        assertThat(bob.receiver("v0").got).hasSize(got);
        assertThat(bob.receiver("a0").got).hasSize(heard);
        assertThat(bob.state("v0").pause()).isEqualTo(Pause.MUTED);
        assertThat(bob.speakers.get(bob.speakers.size() - 1)).isEmpty();
        router.room(session).gate(alice.id, MediaSource.CAMERA, true);
        seconds(1);
        assertThat(bob.state("v0").pause()).isEqualTo(Pause.NONE);
        assertEvenLine(bob.receiver("v0"));
    }

    // what was decided before the transport was up is told when it is
    @Test
    void slotsAreToldAsSoonAsPacketsFlow() {
        TestPeer alice = peer(1, 0);
        seconds(1);
        TestPeer bob = open(new TestPeer(router, session, 2, worker, time, 1, 1, Set.of(MediaCodec.VP8), false));
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(1);
        assertThat(bob.slots).isEmpty();
        bob.leg.connected(time.nanos());
        seconds(1);

        assertThat(bob.state("v0").pause()).isEqualTo(Pause.NONE);
        assertThat(bob.receiver("v0").got).isNotEmpty();
    }

    @Test
    void gateIsClosedUntilOpened() {
        TestPeer alice = new TestPeer(router, session, 1, worker, time, 0);
        TestPeer bob = peer(2, 1);
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(1);

        assertThat(bob.receiver("v0").got).isEmpty();
        assertThat(router.room(session).tracks()).extracting(TrackInfo::participant).doesNotContain(alice.id);
    }

    @Test
    void newcomerWithoutTheCodecMakesEverybodySwitch() {
        TestPeer alice = peer(1, 0);
        seconds(0.1);
        assertThat(alice.leg.videoCodec()).isEqualTo(MediaCodec.VP8);
        TestPeer room = open(new TestPeer(router, session, 2, worker, time, 0, 1, Set.of(MediaCodec.H264), true));
        seconds(0.1);
        assertThat(room.leg.videoCodec()).isEqualTo(MediaCodec.H264);
        assertThat(alice.codecs).containsExactly(MediaCodec.H264);
        room.leg.close();
        seconds(0.1);

        assertThat(alice.codecs).containsExactly(MediaCodec.H264, MediaCodec.VP8);
    }

    @Test
    void tapSeesOnlyWhatPassedTheGateInTheBestLayer() {
        List<String> log = new ArrayList<>();
        RtpPacket rtp = new RtpPacket();
        TrackTap tap = track -> {
            log.add("open " + track.participant() + " " + track.source() + " " + track.codec());
            return track.source() != MediaSource.CAMERA ? Optional.empty() : Optional.of(new TrackTap.Sink() {
                @Override
                public void packet(byte[] buffer, int offset, int length, long arrivalNs) {
                    assertThat(rtp.wrap(buffer, offset, length)).isTrue();
                    log.add("layer " + buffer[rtp.payload() + 21]);
                }

                @Override
                public void closed() {
                    log.add("closed");
                }
            });
        };
        router.addTrackTap(tap);
        TestPeer alice = new TestPeer(router, session, 1, worker, time, 0);
        seconds(1);
        assertThat(log).isEmpty();
        open(alice);
        seconds(1);
        assertThat(log).contains("open p1 CAMERA VP8", "open p1 MICROPHONE OPUS", "layer 0").doesNotContain("layer 1", "layer 2");
        router.room(session).gate(alice.id, MediaSource.CAMERA, false);
        seconds(0.1);
        int seen = log.size();
        seconds(1);
        assertThat(log).hasSize(seen);
        router.removeTrackTap(tap);
        seconds(0.2);

        assertThat(log.get(log.size() - 1)).isEqualTo("closed");
    }

    @Test
    void endsAreToldWithTheirCause() {
        TestPeer first = peer(1, 1);
        TestPeer bob = peer(2, 1);
        bob.leg.want(List.of(wish(0, first, 720)));
        seconds(1);
        TestPeer again = peer(1, 1);
        seconds(1);
        assertThat(first.ends).containsExactly(LegEnd.REPLACED);
        assertThat(bob.state("v0").pause()).isEqualTo(Pause.NONE);
        router.room(session).remove(again.id);
        seconds(0.2);
        assertThat(again.ends).containsExactly(LegEnd.REMOVED);
        assertThat(bob.state("v0").pause()).isEqualTo(Pause.NO_TRACK);
        router.close(session);
        seconds(1);

        assertThat(bob.ends).containsExactly(LegEnd.SESSION_ENDED);
        assertThat(router.find(session)).isEmpty();
        assertThat(time.pending()).as("timers left behind").isZero();
    }

    @Test
    void legsOfOtherWorkersAreServedThroughRings() {
        TestWorker other = new TestWorker(time, 1);
        TestPeer alice = peer(1, 1);
        TestPeer bob = open(new TestPeer(router, session, 2, other, time, 1));
        alice.leg.want(List.of(wish(0, bob, 720)));
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(1);
        alice.loss = 0.05;
        bob.loss = 0.05;
        seconds(5);
        alice.loss = 0;
        bob.loss = 0;
        seconds(1);

        assertEvenLine(alice.receiver("v0"));
        assertEvenLine(bob.receiver("v0"));
    }
}
