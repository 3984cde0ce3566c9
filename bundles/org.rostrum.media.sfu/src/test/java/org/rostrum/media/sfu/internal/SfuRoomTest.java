// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaSource;
import org.rostrum.media.TrackInfo;
import org.rostrum.media.TrackTap;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.sfu.internal.TestPeer.Got;
import org.rostrum.media.sfu.internal.TestPeer.Receiver;
import org.rostrum.media.stats.Direction;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.media.stats.Rating;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.RtpTime;
import org.rostrum.test.VirtualTime;

/** Two to four endpoints and one room in virtual time, over ways that delay and lose. */
class SfuRoomTest {

    private final VirtualTime time = new VirtualTime();
    private final TestWorker worker = new TestWorker(time, 0);
    private final SfuRouter router = new SfuRouter(time, time, new Random(1));
    private final SessionId session = new SessionId(5);

    private TestPeer peer(int number, int videoSlots) {
        return open(new TestPeer(router, session, number, worker, time, videoSlots));
    }

    private TestPeer oneLayer(int number) {
        TestPeer peer = open(new TestPeer(router, session, number, worker, time, 0, 2, Set.of(MediaCodec.VP8), true, ""));
        peer.obeys = true;
        return peer;
    }

    private TestPeer open(TestPeer peer) {
        for (MediaSource source : MediaSource.values()) {
            router.room(session).gate(peer.id, source, true);
        }
        return peer;
    }

    private static SlotWish wish(int slot, TestPeer whose, int height) {
        return new SlotWish(slot, whose == null ? null : whose.id, MediaSource.CAMERA, height * 16 / 9, height);
    }

    private void seconds(double s) {
        time.advance(Duration.ofMillis((long) (s * 1000)));
    }

    /** Numbers without holes, time stamps that never go back, picture numbers that grow by one, key frames at each change. */
    private static void assertEvenLine(Receiver slot) {
        Got before = null;
        for (Got now : slot.got.values()) {
            if (before != null) {
                boolean changed = now.from() != before.from() || now.layer() != before.layer();
                assertThat(now.number()).isEqualTo(before.number() + 1);
                assertThat(now.timestamp() - before.timestamp()).isBetween(0, 180_000);
                int step = now.picture() - before.picture() & 0x7fff;
                assertThat(step).isEqualTo(changed || now.frame() != before.frame() ? 1 : 0);
                assertThat(now.tl0() - before.tl0() & 0xff).isEqualTo(step);
                assertThat(now.key() || !changed).as("change without key frame at " + now).isTrue();
            }
            before = now;
        }
        assertThat(before).isNotNull();
    }

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

    private ParticipantStats statistics(TestPeer of) {
        List<ParticipantStats> all = new ArrayList<>();
        router.room(session).statistics(all::addAll);
        return all.stream().filter(each -> each.participant().equals(of.id)).findFirst().orElseThrow();
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
    void loudestAreHeardNeverOneself() {
        List<TestPeer> peers = List.of(peer(1, 0), peer(2, 0), peer(3, 0), peer(4, 0));
        int[] levels = {20, 40, 30, 120};
        for (int i = 0; i < 4; i++) {
            peers.get(i).level = levels[i];
        }
        seconds(3);

        assertThat(heard(peers.get(3))).containsExactlyInAnyOrder(peers.get(0).id, peers.get(2).id);
        assertThat(heard(peers.get(0))).containsExactlyInAnyOrder(peers.get(1).id, peers.get(2).id);
        peers.get(3).level = 10;
        seconds(2);
        assertThat(heard(peers.get(0))).contains(peers.get(3).id);
        for (TestPeer p : peers) {
            for (String slot : List.of("a0", "a1")) {
                assertThat(p.receiver(slot).got.values()).noneMatch(g -> g.from() == p.number);
                assertEvenSound(p.receiver(slot));
            }
        }
    }

    private List<ParticipantId> heard(TestPeer peer) {
        return List.of(peer.state("a0").participant(), peer.state("a1").participant());
    }

    private static void assertEvenSound(Receiver slot) {
        Got before = null;
        for (Got now : slot.got.values()) {
            if (before != null) {
                assertThat(now.number()).isEqualTo(before.number() + 1);
                assertThat(now.timestamp() - before.timestamp()).isBetween(1, 48_000);
            }
            before = now;
        }
        assertThat(before).isNotNull();
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

    @Test
    void slotWithoutParticipantFollowsTheSpeakerNeverOneself() {
        TestPeer alice = peer(1, 1);
        TestPeer bob = peer(2, 1);
        TestPeer carol = peer(3, 2);
        for (TestPeer p : List.of(alice, bob, carol)) {
            p.leg.want(List.of(wish(0, null, 720)));
        }
        carol.leg.want(List.of(wish(0, null, 720), wish(1, null, 180)));
        alice.level = 20;
        seconds(2);
        assertThat(bob.state("v0").participant()).isEqualTo(alice.id);
        assertThat(alice.state("v0").participant()).isNotEqualTo(alice.id).isNotNull();
        alice.level = 120;
        bob.level = 20;
        seconds(4);

        assertThat(alice.state("v0").participant()).isEqualTo(bob.id);
        assertThat(bob.state("v0").participant()).isEqualTo(alice.id);
        assertThat(carol.state("v0").participant()).isEqualTo(bob.id);
        assertThat(carol.state("v1").participant()).isEqualTo(alice.id);
        assertThat(carol.speakers.get(carol.speakers.size() - 1)).containsExactly(bob.id);
        assertEvenLine(carol.receiver("v0"));
    }

    @Test
    void speakersAreToldAtMostFiveTimesASecond() {
        TestPeer alice = peer(1, 0);
        TestPeer bob = peer(2, 0);
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            alice.level = random.nextBoolean() ? 5 : 127;
            bob.level = random.nextBoolean() ? 5 : 127;
            seconds(0.08);
        }

        assertThat(alice.speakersAt.size()).isGreaterThan(3);
        for (int i = 1; i < alice.speakersAt.size(); i++) {
            assertThat(alice.speakersAt.get(i) - alice.speakersAt.get(i - 1)).isGreaterThanOrEqualTo(200_000_000L);
        }
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
