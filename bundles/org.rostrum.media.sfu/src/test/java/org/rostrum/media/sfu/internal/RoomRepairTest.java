// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.media.MediaKind;
import org.rostrum.media.sfu.internal.TestPeer.Got;
import org.rostrum.media.sfu.internal.TestPeer.Receiver;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.RtpTime;

/** Packets that are lost, on the way up and down, and the lines that receivers see. */
class RoomRepairTest extends RoomFixture {

    @Test
    void timeLinesAreEvenOverSourcesLayersAndFivePercentLoss() {
        List<TestPeer> peers = List.of(peer(1, 2), peer(2, 2), peer(3, 2), peer(4, 2));
        TestPeer bob = peers.get(1);
        Random random = new Random(42);
        bob.leg.want(List.of(wish(0, peers.get(0), 720), wish(1, peers.get(2), 180)));
        peers.get(3).leg.want(List.of(wish(0, peers.get(0), 360), wish(1, bob, 720)));
        seconds(1);
        peers.forEach(p -> p.loss = 0.05);
        for (int i = 0; i < 40; i++) {
            TestPeer whose = peers.get(random.nextInt(3) == 0 ? 3 : random.nextInt(2) * 2);
            bob.leg.want(List.of(wish(0, whose, TestPeer.HEIGHTS[random.nextInt(3)]), wish(1, peers.get(2), 180)));
            seconds(0.3 + random.nextDouble());
        }
        peers.forEach(p -> p.loss = 0);
        seconds(2);

        for (String slot : List.of("v0", "v1")) {
            for (TestPeer p : List.of(bob, peers.get(3))) {
                Receiver r = p.receiver(slot);
                assertThat(r.repaired).as(p.id + " " + slot).isGreaterThan(30);
                assertRepaired(r);
            }
        }
        assertThat(peers.get(0).feedback).isGreaterThan(300);
    }

    /**
     * What is missing is bounded, and a key frame follows soon: holes stay only where a repair was under way while the slot
     * changed over.
     */
    private static void assertRepaired(Receiver slot) {
        assertThat(slot.highest - slot.got.firstKey() + 1 - slot.got.size()).isLessThan(slot.got.size() / 100);
        Got before = null;
        int untilKey = 0;
        for (Got now : slot.got.descendingMap().values()) {
            untilKey = now.key() ? now.timestamp() : untilKey;
            if (before != null) {
                assertThat(before.timestamp() - now.timestamp()).isBetween(0, 180_000);
                boolean hole = before.number() != now.number() + 1;
                assertThat(hole && untilKey - now.timestamp() > 90_000).as("hole inside a stream behind " + now).isFalse();
            }
            before = now;
        }
    }

    /** A stream of packets that begins anew costs caches and a look at everybody: not with each packet. */
    @Test
    void aSourceThatBeginsAnewAllTheTimeDoesSoFiveTimesASecond() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 1);
        seconds(1);
        Set<IngressStream> streams = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 100; i++) {
            alice.voice.sequence += 20_000;
            seconds(0.02);
            streams.add(((SfuLeg) alice.leg).ingress().stream(alice.voice.ssrc));
        }
        assertThat(streams).hasSizeBetween(8, 12);

        long heard = bob.receiver("a0").bytes;
        seconds(1);
        assertThat(bob.receiver("a0").bytes - heard).as("octets of a second of calm").isGreaterThan(40 * 60);
    }

    @Test
    void lostPacketsComeBackOnASteadyStream() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 1);
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(1);
        alice.loss = 0.05;
        bob.loss = 0.05;
        seconds(20);
        alice.loss = 0;
        bob.loss = 0;
        seconds(1);

        assertEvenLine(bob.receiver("v0"));
        assertThat(bob.receiver("v0").repaired).isGreaterThan(100);
    }

    // who asks for a picture of somebody who has gone must not get one of whom he saw before
    @Test
    void packetsOfWhoHasGoneAreNotRepairedFromAnothersCache() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 0);
        seconds(1);
        IngressStream first = ((SfuLeg) alice.leg).ingress().stream(alice.layers.get(0).ssrc);
        IngressStream second = ((SfuLeg) bob.leg).ingress().stream(bob.layers.get(0).ssrc);
        SlotTimeline timeline = new SlotTimeline(new Random(1), MediaKind.VIDEO);
        long ofAlice = show(timeline, first, 100);
        long ofBob = show(timeline, second, 100);
        long again = show(timeline, first, 200);
        timeline.forget(second.track);

        assertThat(timeline.of(ofBob)).isNull();
        assertThat(timeline.of(ofAlice).stream).isSameAs(first);
        assertThat(timeline.of(again).stream).isSameAs(first);
        assertThat(timeline.of(ofAlice - 1)).as("never sent").isNull();
    }

    /** @return number of the packet with which the stream begins in the slot */
    private static long show(SlotTimeline timeline, IngressStream stream, long number) {
        InboundPacket packet = new InboundPacket();
        byte[] b = new byte[60];
        packet.rtp.wrap(b, 0, RtpPacket.writeHeader(b, 0, false, false, 96, (int) number, 0, stream.ssrc) + 20);
        packet.number = number;
        packet.picture.clear();
        SlotTimeline.Segment segment = timeline.begin(stream, packet);
        long out = timeline.numbers().take(number);
        timeline.sent(segment, packet, out, segment.pictureShift);
        return out;
    }

    @Test
    void paddingLeavesNoHole() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 1);
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(1);
        for (int i = 0; i < 20; i++) {
            alice.probe(0, 3);
            seconds(0.1);
        }

        assertEvenLine(bob.receiver("v0"));
        assertThat(bob.receiver("v0").asked).isEmpty();
    }

    @Test
    void keyFrameRequestsAreLimitedPerSource() {
        TestPeer alice = peer(1, 0);
        List<TestPeer> others = List.of(peer(2, 1), peer(3, 1), peer(4, 1));
        others.forEach(p -> p.leg.want(List.of(wish(0, alice, 720))));
        seconds(1);
        alice.pliAt.clear();
        for (int i = 0; i < 100; i++) {
            others.forEach(p -> p.askKeyFrame("v0"));
            seconds(0.03);
        }

        assertThat(alice.pliAt.size()).isBetween(8, 11);
        for (int i = 1; i < alice.pliAt.size(); i++) {
            assertThat(alice.pliAt.get(i) - alice.pliAt.get(i - 1)).isGreaterThanOrEqualTo(300_000_000L);
        }
    }

    // RFC 2198: asked for while sounds are lost on the way up; who receives gets plain sound in one line without holes or doubles
    @Test
    void soundsThatAreLostOnTheWayUpComeWithTheNext() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 0);
        alice.level = 30;
        seconds(5);
        assertThat(alice.redundancyAsked).isEmpty();
        alice.loss = 0.08;
        seconds(6);
        assertThat(alice.redundancyAsked).containsExactly(true);
        Receiver heard = bob.receiver("a0");
        int from = heard.got.lastEntry().getValue().frame();
        seconds(20);
        List<Integer> sounds = heard.got.values().stream().map(Got::frame).filter(frame -> frame > from).toList();
        int sent = sounds.get(sounds.size() - 1) - from;
        assertThat(sounds).doesNotHaveDuplicates().isSorted().hasSizeGreaterThan((int) (sent * 0.98)).hasSizeGreaterThan(900);
        alice.loss = 0;
        seconds(20);

        assertThat(alice.redundancyAsked).containsExactly(true, false);
        assertThat(heard.again).as("its own way loses nothing").isEmpty();
    }

    // RFC 2198; a receiver that loses nothing gets plain Opus
    @Test
    void soundTravelsTwiceToWhoLosesManyPackets() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 0);
        TestPeer carol = peer(3, 0);
        alice.level = 20;
        bob.level = 128;
        carol.level = 128;
        seconds(3);
        assertThat(bob.receiver("a0").again).isEmpty();
        bob.loss = 0.08;
        seconds(10);
        Receiver slot = bob.receiver("a0");
        long from = slot.highest;
        slot.again.clear();
        seconds(20);

        assertThat(carol.receiver("a0").again).isEmpty();
        Map<Integer, Got> sounds = new HashMap<>();
        slot.got.tailMap(from).values().forEach(got -> sounds.put(got.timestamp(), got));
        int first = slot.got.higherEntry(from).getValue().timestamp();
        int plain = 0;
        int lost = 0;
        for (int i = 0; i < 980; i++) {
            int timestamp = first + i * 960;
            plain += sounds.containsKey(timestamp) ? 0 : 1;
            lost += sounds.containsKey(timestamp) || slot.again.containsKey(timestamp) ? 0 : 1;
        }
        assertThat(slot.again.values()).containsOnly(alice.number);
        assertThat(plain).isBetween(40, 140);
        assertThat(lost).as("of %d", plain).isLessThan(plain / 4);
        bob.loss = 0;
        seconds(20);
        slot.again.clear();
        seconds(2);
        assertThat(slot.again).as("the way is clean again").isEmpty();
    }

    // sound and picture of one sender, on clocks of his own, meet at the same NTP time at the receiver
    @Test
    void senderReportsKeepLipsInStep() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 1);
        alice.clockShiftNs = -7_200_000_000_000L;
        alice.level = 30;
        bob.leg.want(List.of(wish(0, alice, 180)));
        seconds(3);
        bob.leg.want(List.of(wish(0, alice, 720)));
        seconds(5.5);

        Receiver video = bob.receiver("v0");
        Receiver audio = bob.receiver("a0");
        double videoAge = age(video, 90_000);
        double audioAge = age(audio, 48_000);
        assertThat(videoAge - audioAge).isBetween(-0.05, 0.05);
        assertThat(videoAge).isBetween(-1.5, 0.2);
        assertEvenLine(video);
    }

    /** Seconds from the capture of the last packet that came until the report. */
    private static double age(Receiver slot, int rate) {
        assertThat(slot.reportNtp).isNotZero();
        int ticks = slot.reportTimestamp - slot.got.lastEntry().getValue().timestamp();
        long now = RtpTime.nanos(slot.reportNtp - RtpTime.ntp(java.time.Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000_000L));
        return (double) ticks / rate - now / 1e9 + 8.5;
    }
}
