// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.LegFormat;
import org.rostrum.media.leg.LegFormat.PayloadType;
import org.rostrum.media.leg.LegInput;
import org.rostrum.media.leg.LegListener;
import org.rostrum.media.leg.LegPipe;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.proto.rtp.DependencyDescriptor;
import org.rostrum.proto.rtp.DependencyStructure;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.PictureFields;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtcpWriter;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.Rtx;
import org.rostrum.proto.rtp.SequenceNumber;
import org.rostrum.proto.rtp.Vp8Payload;
import org.rostrum.proto.rtp.Vp9Payload;
import org.rostrum.test.SvcPattern;
import org.rostrum.test.SvcPattern.Frame;
import org.rostrum.test.VirtualTime;

/** Layers inside one stream, by a whole room in virtual time: what a receiver gets can be decoded and is numbered evenly. */
class ScalableRoomTest {

    private static final Map<MediaCodec, PayloadType> TYPES = Map.of(MediaCodec.VP8, new PayloadType(96, 97),
            MediaCodec.VP9, new PayloadType(98, 99), MediaCodec.AV1, new PayloadType(45, 46));

    private static final LegFormat.Extensions IDS = new LegFormat.Extensions(1, 2, 3, 4, 0, 6, TestPeer.IDS.dependencyDescriptor());

    private final VirtualTime time = new VirtualTime();
    private final TestWorker worker = new TestWorker(time, 0);
    private final SfuRouter router = new SfuRouter(time, time, new Random(1));
    private final SessionId session = new SessionId(1);
    private final ParticipantId alice = new ParticipantId("alice");
    private final ParticipantId bob = new ParticipantId("bob");
    private final Endpoint sender = new Endpoint();
    private final Endpoint receiver = new Endpoint();
    private final Set<Integer> neverCame = new HashSet<>();
    private int lost;
    private long budget = Long.MAX_VALUE;
    private LegFormat.Extensions ids = IDS;
    private MediaLeg from;
    private MediaLeg to;
    private ScalableSource source;
    private Random random;

    /** A packet of media that the receiver got. */
    private record Got(long number, long frame, int spatial, int temporal, int index, int count, boolean marker, int picture, int tl0, int timestamp) {}

    private final class Endpoint implements LegPipe, LegListener {
        final TreeMap<Long, Got> got = new TreeMap<>();
        final Set<Long> filled = new HashSet<>();
        /** Transport-wide numbers that came. */
        final List<Integer> transport = new ArrayList<>();
        final Map<Long, Integer> asked = new HashMap<>();
        long highest = -1;
        int repaired;
        /** Whether its way loses everything. */
        boolean loses;
        /** Payload types of retransmissions. */
        final Set<Integer> repairTypes = new HashSet<>();
        long pausedNs = -1;
        ReceiveSlot slot;
        List<SlotState> slots = List.of();
        /** What descriptors have told. */
        final DependencyStructure structure = new DependencyStructure();

        @Override
        public MediaWorker worker() {
            return worker;
        }

        @Override
        public void send(byte[] packet, int offset, int length) {
            byte[] b = Arrays.copyOfRange(packet, offset, offset + length);
            if (!RtpPacket.isRtcp(b, 0, length)) {
                if (!loses) {
                    receive(b);
                }
                return;
            }
            RtcpReader rtcp = new RtcpReader();
            rtcp.wrap(b, 0, length);
            while (rtcp.next()) {
                source.keyWanted |= rtcp.type() == RtcpReader.PAYLOAD_FEEDBACK && rtcp.count() == RtcpReader.PLI;
            }
        }

        private void receive(byte[] b) {
            RtpPacket rtp = new RtpPacket();
            assertThat(rtp.wrap(b, 0, b.length)).isTrue();
            int wide = ids.transportCc() == 0 ? -1 : rtp.extension(ids.transportCc());
            if (wide >= 0) {
                transport.add(Octets.u16(b, wide));
            }
            if (rtp.ssrc() == slot.rtxSsrc()) {
                if (rtp.payloadLength() == 0) {
                    return;
                }
                repairTypes.add(rtp.payloadType());
                Rtx.unwrap(rtp, TYPES.get(from.videoCodec()).media(), slot.ssrc());
                assertThat(rtp.wrap(b, Rtx.OVERHEAD, b.length - Rtx.OVERHEAD)).isTrue();
                repaired++;
            }
            long number = highest < 0 ? rtp.sequence() + 65_536L : SequenceNumber.extend(highest, rtp.sequence());
            highest = Math.max(highest, number);
            if (rtp.payloadLength() == 0) {
                filled.add(number);
                return;
            }
            PictureFields fields = new PictureFields();
            int end = rtp.payload() + rtp.payloadLength();
            if (rtp.payloadType() == 96) {
                Vp8Payload.parse(b, rtp.payload(), rtp.payloadLength(), fields);
            } else if (rtp.payloadType() == 98) {
                Vp9Payload.parse(b, rtp.payload(), rtp.payloadLength(), fields);
            } else {
                int at = rtp.extension(TestPeer.IDS.dependencyDescriptor());
                fields.pictureId = Octets.u16(b, at + 1);
                new DependencyDescriptor().read(b, at, rtp.extensionLength(), structure);
            }
            Got packet = new Got(number, Octets.i32(b, end - 8), b[end - 4], b[end - 3], b[end - 2], b[end - 1], rtp.marker(),
                    fields.pictureId, fields.tl0, rtp.timestamp());
            assertThat(got.put(number, packet)).as("number given twice: " + packet).isIn(null, packet);
        }

        /** Asks for what is missing, each some times. */
        void repair() {
            long[] missing = got.isEmpty() ? new long[0] : LongStream.range(got.firstKey(), highest)
                    .filter(n -> !got.containsKey(n) && !filled.contains(n) && asked.merge(n, 1, Integer::sum) < 10).toArray();
            RtcpWriter writer = new RtcpWriter();
            if (writer.nack(1, slot.ssrc(), missing, Math.min(missing.length, 100)) > 0) {
                to.packet(Arrays.copyOf(writer.buffer(), writer.length()), 0, writer.length(), time.nanos());
            }
        }

        @Override
        public void slots(List<SlotState> states) {
            slots = states;
            pausedNs = states.get(0).pause() == Pause.BANDWIDTH ? time.nanos() : pausedNs;
        }

        @Override
        public void speakers(List<ParticipantId> speakers) {}

        @Override
        public void videoCodec(MediaCodec codec) {}

        @Override
        public void closed(LegEnd cause) {}
    }

    private MediaLeg join(ParticipantId id, MediaCodec codec, Endpoint endpoint) {
        MediaLeg leg = router.attach(session, id, new LegPlan(Set.of(codec), 0, 1), endpoint, endpoint);
        leg.negotiated(new LegFormat(TYPES, Map.of(), ids),
                List.of(new LegInput(MediaSource.CAMERA, "cam", List.of(new LegInput.Encoding("", ScalableSource.SSRC, 0)))));
        leg.connected(0);
        endpoint.slot = leg.slots().get(0);
        router.room(session).gate(id, MediaSource.CAMERA, true);
        return leg;
    }

    private void start(MediaCodec codec, SvcPattern pattern, long seed) {
        random = new Random(seed);
        source = new ScalableSource(codec, TYPES.get(codec).media(), pattern);
        from = join(alice, codec, sender);
        to = join(bob, codec, receiver);
    }

    private void want(int height) {
        to.want(List.of(new SlotWish(0, alice, MediaSource.CAMERA, height * 16 / 9, height)));
    }

    private void budget(long bps) {
        // what an endpoint without transport-wide feedback says; it counts for ten seconds
        budget = bps;
        worker.run(() -> ((SfuLeg) to).egress().rate().estimate().remb(budget, time.nanos()));
    }

    /** Pictures, 30 a second. @param late share of packets that come up to five pictures late; a fifth of them never */
    private void pictures(int count, double late) {
        for (int i = 0; i < count; i++) {
            if (i % 100 == 0) {
                budget(budget);
            }
            for (byte[] packet : source.picture((int) (time.nanos() / 1_000 * 9 / 100))) {
                if (random.nextDouble() >= late) {
                    arrive(packet);
                } else if (random.nextInt(5) > 0) {
                    long bornNs = time.nanos();
                    time.schedule(Duration.ofMillis(10 + random.nextInt(150)), () -> late(packet, bornNs));
                } else {
                    neverCame.add(frameOf(packet));
                    lost++;
                }
            }
            time.advance(Duration.ofMillis(33));
            if (i % 3 == 0) {
                worker.run(receiver::repair);
            }
        }
    }

    /** What was under way when the slot was paused is lost. */
    private void late(byte[] packet, long bornNs) {
        if (receiver.slots.get(0).pause() != Pause.NONE || bornNs <= receiver.pausedNs) {
            neverCame.add(frameOf(packet));
            lost++;
        }
        arrive(packet);
    }

    private static int frameOf(byte[] packet) {
        return Octets.i32(packet, packet.length - ScalableSource.TRAILER);
    }

    private void arrive(byte[] packet) {
        worker.run(() -> {
            byte[] b = new byte[packet.length + 96];
            System.arraycopy(packet, 0, b, 32, packet.length);
            from.packet(b, 32, packet.length, time.nanos());
            from.batchEnd(time.nanos());
        });
    }

    private Got last() {
        return receiver.got.lastEntry().getValue();
    }

    @ParameterizedTest
    @CsvSource({"VP9,3,3,false", "VP9,3,3,true", "VP9,2,1,false", "AV1,3,3,false", "AV1,3,3,true", "AV1,2,2,true"})
    void smallTileGetsALowSpatialLayer(MediaCodec codec, int spatial, int temporal, boolean keyOnly) {
        start(codec, new SvcPattern(spatial, temporal, keyOnly), 1);
        want(180);
        pictures(60, 0);
        assertThat(last().spatial()).isZero();
        assertThat(receiver.slots.get(0).height()).isEqualTo(180);
        assertTold(codec, 0);
        want(720);
        pictures(30, 0);
        assertThat(last().spatial()).isEqualTo(spatial - 1);
        assertTold(codec, spatial - 1);
        assertThat(receiver.slots.get(0).height()).isEqualTo(spatial == 3 ? 720 : 360);
        want(180);
        pictures(30, 0);

        assertThat(last().spatial()).isZero();
        assertTold(codec, 0);
        assertDecodable(0);
    }

    /** The best decode target that the receiver was told to be active is that of the frames that it gets. */
    private void assertTold(MediaCodec codec, int spatial) {
        if (codec == MediaCodec.AV1) {
            int target = receiver.structure.target(Integer.MAX_VALUE, Integer.MAX_VALUE);
            assertThat(target).isNotNegative();
            assertThat(receiver.structure.targetSpatial(target)).isEqualTo(spatial);
        }
    }

    @ParameterizedTest
    @CsvSource({"VP8", "VP9", "AV1"})
    void narrowWayGetsFewerPicturesAndNoneIsToldAsBandwidth(MediaCodec codec) {
        start(codec, new SvcPattern(1, 3, false), 1);
        want(180);
        pictures(60, 0);
        // about 245 kbit/s in all, a half and a quarter of the pictures
        budget(150_000);
        int before = receiver.got.size();
        pictures(60, 0);
        assertThat(receiver.got.size() - before).isBetween(28, 34);
        assertThat(last().temporal()).isLessThan(2);
        budget(90_000);
        pictures(60, 0);
        before = receiver.got.size();
        pictures(60, 0);
        assertThat(receiver.got.size() - before).isEqualTo(15);
        assertThat(receiver.structure.active()).as("AV1: only the lowest frame rate is active").isEqualTo(codec == MediaCodec.AV1 ? 1 : 0);
        budget(50_000);
        pictures(20, 0);
        assertThat(receiver.slots.get(0).pause()).as("for a moment it goes on").isEqualTo(Pause.NONE);
        pictures(40, 0);
        assertThat(receiver.slots.get(0).pause()).isEqualTo(Pause.BANDWIDTH);
        before = receiver.got.size();
        pictures(60, 0);
        assertThat(receiver.got).hasSize(before);
        budget(Long.MAX_VALUE);
        pictures(120, 0);

        assertThat(receiver.slots.get(0).pause()).isEqualTo(Pause.NONE);
        assertThat(receiver.got.values().stream().skip(before + 60).anyMatch(g -> g.temporal() == 2)).isTrue();
        assertDecodable(0);
    }

    @Test // RFC 4588 section 4: the payload type of a retransmission tells what the original is
    void packetOfTheCodecBeforeIsRepairedAsWhatItIs() {
        start(MediaCodec.VP8, new SvcPattern(1, 1, false), 1);
        want(720);
        pictures(30, 0);
        receiver.loses = true;
        pictures(1, 0);
        receiver.loses = false;
        source = source.goesOn(MediaCodec.VP9, TYPES.get(MediaCodec.VP9).media());
        pictures(10, 0);

        assertThat(receiver.repairTypes).containsExactly(TYPES.get(MediaCodec.VP8).rtx());
    }

    // a number that is given and does not travel looks like a loss of the way
    @Test
    void everyPacketOnTheWayHasItsTransportWideNumber() {
        ids = TestPeer.IDS;
        start(MediaCodec.VP8, new SvcPattern(1, 3, false), 1);
        want(180);
        pictures(120, 0);
        budget(150_000);
        pictures(200, 0.1);

        assertThat(receiver.filled).as("places filled for what came late and was not wanted").isNotEmpty();
        List<Integer> numbers = receiver.transport;
        for (int i = 1; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(numbers.get(i - 1) + 1 & 0xffff);
        }
    }

    @ParameterizedTest
    @CsvSource({"VP8,1,3,false", "VP9,3,3,false", "VP9,3,3,true", "VP9,1,3,false", "AV1,3,3,false", "AV1,3,3,true", "AV1,1,3,false", "AV1,2,2,true"})
    void whateverChangesTheReceiverCanDecode(MediaCodec codec, int spatial, int temporal, boolean keyOnly) {
        for (double late : new double[] {0, 0.05}) {
            for (int seed = 0; seed < 3; seed++) {
                ScalableRoomTest run = new ScalableRoomTest();
                run.start(codec, new SvcPattern(spatial, temporal, keyOnly), seed);
                run.want(720);
                run.pictures(20, 0);
                for (int i = 0; i < 40; i++) {
                    run.want(new int[] {180, 360, 720}[run.random.nextInt(3)]);
                    run.budget(run.random.nextInt(3) == 0 ? Long.MAX_VALUE : 80_000 + run.random.nextInt(2_000_000));
                    run.pictures(5 + run.random.nextInt(30), late);
                }
                run.budget(Long.MAX_VALUE);
                run.want(720);
                run.pictures(60, 0);
                assertThat(run.last().spatial()).isEqualTo(spatial - 1);
                run.assertDecodable(late);
            }
        }
    }

    /** Numbers without holes but for what never came, one mark for each picture, nothing without what it needs. */
    private void assertDecodable(double late) {
        Map<Long, Set<Integer>> packets = new HashMap<>();
        Map<Long, Integer> counts = new HashMap<>();
        TreeMap<Long, Got> ends = new TreeMap<>();
        Map<Long, Integer> marks = new HashMap<>();
        Integer shift = null;
        for (Got g : receiver.got.values()) {
            packets.computeIfAbsent(g.frame, f -> new HashSet<>()).add(g.index);
            counts.put(g.frame, g.count);
            long picture = g.frame / source.pattern.spatial();
            ends.merge(picture, g, (a, b) -> a.number > b.number ? a : b);
            marks.merge(picture, g.marker ? 1 : 0, Integer::sum);
        }
        long first = receiver.got.firstKey();
        long missing = receiver.highest - first + 1 - receiver.got.size() - receiver.filled.stream().filter(n -> n >= first).count();
        assertThat(missing).as("holes").isBetween(0L, (long) lost);
        if (late == 0) {
            assertThat(receiver.filled).isEmpty();
            assertThat(marks.values()).as("marks of each picture").containsOnly(1);
            assertThat(ends.values()).allMatch(Got::marker);
            assertPictureNumbers();
        }
        Set<Long> whole = new HashSet<>();
        packets.forEach((frame, seen) -> {
            if (seen.size() == counts.get(frame)) {
                whole.add(frame);
            } else {
                assertThat(neverCame.contains((int) (long) frame)).as("%s of %d of frame %d, though all of it came", seen, counts.get(frame), frame).isTrue();
            }
        });
        for (long frame : whole) {
            Frame f = source.frames.get((int) frame);
            for (int back : f.references()) {
                long needed = frame - back;
                assertThat(whole.contains(needed) || neverCame.contains((int) needed) || lateBefore(needed))
                        .as("%s needs %d", f, needed).isTrue();
            }
        }
        assertThat(whole).hasSizeGreaterThan(20);
    }

    /** All of it came so late that something newer had begun: then it is lost for the receiver. */
    private boolean lateBefore(long frame) {
        return neverCame.size() > 0 && receiver.got.values().stream().noneMatch(g -> g.frame == frame);
    }

    /** VP8: grow by one with each picture. Others: the sender's, moved. */
    private void assertPictureNumbers() {
        Got before = null;
        for (Got g : receiver.got.values()) {
            if (before != null && g.frame != before.frame) {
                long step = switch (from.videoCodec()) {
                    case VP8 -> 1;
                    case VP9 -> g.frame / source.pattern.spatial() - before.frame / source.pattern.spatial();
                    default -> g.frame - before.frame;
                };
                int bits = from.videoCodec() == MediaCodec.AV1 ? 0xffff : 0x7fff;
                if (g.timestamp - before.timestamp < 90_000) {
                    // after a pause a key frame goes on where the line stopped
                    boolean resumed = source.frames.get((int) g.frame).key();
                    assertThat(g.picture - before.picture & bits).as("%s after %s", g, before).isIn((int) step & bits, resumed ? 1 : (int) step & bits);
                }
            }
            before = g;
        }
    }

    // one key frame for each change, the lower layer until then, and none for a layer that is announced and does not come
    @Test
    void switchAsksForOneKeyFrameAndTheLowerLayerGoesOn() {
        start(MediaCodec.VP9, new SvcPattern(3, 3, true), 1);
        want(180);
        pictures(90, 0);
        assertThat(last().spatial()).isZero();
        int keys = source.keys;
        long before = last().frame();
        want(720);
        pictures(60, 0);
        assertThat(last().spatial()).isEqualTo(2);
        assertThat(source.keys - keys).isEqualTo(1);
        assertEveryPictureCame(before);
        keys = source.keys;
        before = last().frame();
        source.sends = 2;
        pictures(150, 0);
        assertThat(last().spatial()).isEqualTo(1);
        assertThat(source.keys - keys).as("one that leads to the lower layer").isEqualTo(1);
        source.keyWanted = true;
        source.sends = 3;
        pictures(60, 0);
        assertThat(last().spatial()).isEqualTo(2);
        assertThat(source.keys - keys).as("its own, and one when the layer is known to flow again").isEqualTo(3);
    }

    private void assertEveryPictureCame(long after) {
        Set<Integer> pictures = new HashSet<>();
        receiver.got.values().stream().filter(g -> g.frame() > after).forEach(g -> pictures.add(g.timestamp()));
        assertThat(pictures).hasSizeGreaterThanOrEqualTo(58);
    }

    @Test
    void ratesOfLayersAreKnown() {
        start(MediaCodec.VP9, new SvcPattern(3, 3, true), 1);
        want(720);
        pictures(90, 0);
        IngressStream stream = ((SfuLeg) from).ingress().stream(ScalableSource.SSRC);
        long now = time.nanos();

        // one, two and four packets of about 1,020 octets, 30 pictures a second, three quarters of them above the lowest rate
        assertThat(stream.bitsPerSecond(0, 2, now)).isBetween(235_000L, 265_000L);
        assertThat(stream.bitsPerSecond(1, 2, now)).isBetween(470_000L, 520_000L);
        assertThat(stream.bitsPerSecond(2, 2, now)).isBetween(940_000L, 1_040_000L);
        assertThat(stream.bitsPerSecond(2, 0, now)).isBetween(220_000L, 280_000L);
        assertThat(stream.bitsPerSecond(now)).isBetween(1_650_000L, 1_820_000L);
    }
}
