// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LayerState;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.LegFormat;
import org.rostrum.media.leg.LegFormat.PayloadType;
import org.rostrum.media.leg.LegInput;
import org.rostrum.media.leg.LegInput.Encoding;
import org.rostrum.media.leg.LegListener;
import org.rostrum.media.leg.LegPipe;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.media.leg.SlotClock;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.proto.rtp.ExtensionBlock;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.PictureFields;
import org.rostrum.proto.rtp.Red;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtcpWriter;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.RtpTime;
import org.rostrum.proto.rtp.Rtx;
import org.rostrum.proto.rtp.SequenceNumber;
import org.rostrum.proto.rtp.TransportFeedback;
import org.rostrum.proto.rtp.Vp8Payload;
import org.rostrum.test.VirtualTime;

/**
 * An endpoint as a browser is one: sends a voice and a camera in three layers, answers NACK and PLI, receives slots, asks
 * for what it misses. The way between it and the room delays and loses, seeded.
 */
final class TestPeer implements LegPipe, LegListener {

    static final LegFormat.Extensions IDS = new LegFormat.Extensions(1, 2, 3, 4, 5, 6, 7);
    static final Map<MediaCodec, PayloadType> TYPES =
            Map.of(MediaCodec.OPUS, new PayloadType(111, -1), MediaCodec.VP8, new PayloadType(96, 97), MediaCodec.H264, new PayloadType(102, 103));
    static final int RED = 63;
    static final int[] HEIGHTS = {720, 360, 180};
    private static final String[] RIDS = {"h", "m", "l"};

    /** One packet that came in a slot. */
    record Got(long number, int timestamp, boolean key, int picture, int tl0, int from, int layer, int frame) {}

    /** A sender report that came, and the newest packet before it. */
    record Report(long atNs, long ntp, int timestamp, Got newest) {}

    /** One stream that it sends. */
    final class Sender {
        final String mid;
        final String rid;
        final int ssrc = random.nextInt() | 1;
        final int rtxSsrc = random.nextInt() & ~1;
        final int shift = random.nextInt();
        final Map<Integer, byte[]> sent = new HashMap<>();
        int sequence = random.nextInt(65_536);
        int rtxSequence = random.nextInt(65_536);
        int picture = random.nextInt(0x8000);
        int tl0 = random.nextInt(256);
        boolean active = true;
        boolean key = true;
        int keys;

        Sender(String mid, String rid) {
            this.mid = mid;
            this.rid = rid;
        }
    }

    /** One slot that it receives. */
    static final class Receiver {
        final ReceiveSlot slot;
        final TreeMap<Long, Got> got = new TreeMap<>();
        /** Earlier sounds that came once more: whose, by time stamp. */
        final Map<Integer, Integer> again = new HashMap<>();
        final Map<Long, Integer> asked = new HashMap<>();
        final Map<Long, Long> askedAt = new HashMap<>();
        long highest = -1;
        long bytes;
        int repaired;
        final Map<Long, Long> arrived = new HashMap<>();
        final List<Report> reports = new ArrayList<>();
        long reportNtp;
        int reportTimestamp;

        Receiver(ReceiveSlot slot) {
            this.slot = slot;
        }
    }

    final ParticipantId id;
    final int number;
    final MediaLeg leg;
    final List<SlotState> slots = new ArrayList<>();
    final List<List<ParticipantId>> speakers = new ArrayList<>();
    final List<Long> speakersAt = new ArrayList<>();
    final List<MediaCodec> codecs = new ArrayList<>();
    final List<LegEnd> ends = new ArrayList<>();
    final Map<Integer, Receiver> receivers = new HashMap<>();
    final List<Sender> layers = new ArrayList<>();
    final Sender voice;
    int level = 127;
    boolean camera = true;
    double loss;
    int feedback;
    int pli;
    final List<Long> pliAt = new ArrayList<>();
    /** Its wall clock against the server's. */
    long clockShiftNs;

    private final TransportFeedback transport = new TransportFeedback();
    int padding;
    /** Whether it sends a key frame when it is asked for one. */
    boolean answersPli = true;
    /** Whether it sends transport-wide feedback. */
    boolean answersTransport = true;
    /** Loss in its receiver reports, a share. */
    double reportedLoss;
    /** Whether it sends receiver reports by itself. */
    boolean reports = true;
    private final VirtualTime time;
    private final TestWorker worker;
    private final Random random;
    final Duration delay;
    private int frame;
    private int sound;
    private byte[] before = new byte[0];
    private int soundBefore;
    /** Whether it sends each sound twice: as the room asks. */
    boolean redundant;
    final List<Boolean> redundancyAsked = new ArrayList<>();
    final List<MediaLimits> limitsTold = new ArrayList<>();
    /** When what it sends was captured, by number. */
    final Map<Integer, Long> frameAt = new HashMap<>();
    final Map<Integer, Long> soundAt = new HashMap<>();
    long silentNs;
    /** Whether it sends reports of its own. */
    boolean tellsTime = true;
    boolean tellsSoundTime = true;
    final List<SlotClock> clocksTold = new ArrayList<>();

    TestPeer(SfuRouter router, SessionId session, int number, TestWorker worker, VirtualTime time, int videoSlots) {
        this(router, session, number, worker, time, videoSlots, 2, Set.of(MediaCodec.VP8, MediaCodec.H264), true);
    }

    TestPeer(SfuRouter router, SessionId session, int number, TestWorker worker, VirtualTime time, int videoSlots, int audioSlots,
            Set<MediaCodec> video, boolean connected) {
        this(router, session, number, worker, time, videoSlots, audioSlots, video, connected, RIDS);
    }

    TestPeer(SfuRouter router, SessionId session, int number, TestWorker worker, VirtualTime time, int videoSlots, int audioSlots,
            Set<MediaCodec> video, boolean connected, String... rids) {
        this.time = time;
        this.worker = worker;
        this.number = number;
        random = new Random(number * 31L);
        delay = Duration.ofMillis(10 + number * 7L);
        id = new ParticipantId("p" + number);
        leg = router.attach(session, id, new LegPlan(video, audioSlots, videoSlots), this, this);
        leg.slots().forEach(slot -> receivers.put(slot.ssrc(), new Receiver(slot)));
        voice = new Sender("mic", "");
        for (String rid : rids) {
            layers.add(new Sender("cam", rid));
        }
        leg.negotiated(new LegFormat(TYPES, Map.of(), IDS, RED), List.of(
                new LegInput(MediaSource.MICROPHONE, "mic", List.of(new Encoding("", 0, 0))),
                new LegInput(MediaSource.CAMERA, "cam", Arrays.stream(rids).map(r -> new Encoding(r, 0, 0)).toList())));
        if (connected) {
            leg.connected(time.nanos());
        }
        every(20, this::voice);
        every(33, this::picture);
        every(10, this::askAgain);
        every(1000, this::report);
        every(100, this::feedback);
        every(1000, this::receiverReport);
    }

    private void every(int ms, Runnable task) {
        time.schedule(Duration.ofMillis(ms), () -> {
            if (ends.isEmpty()) {
                task.run();
                every(ms, task);
            }
        });
    }

    // what it sends

    private void voice() {
        if (level <= 127) {
            byte[] own = new byte[60];
            Arrays.fill(own, (byte) number);
            Octets.put16(own, 2, ++sound);
            soundAt.put(sound, time.nanos());
            int timestamp = soundTime() + voice.shift;
            byte[] b = new byte[300];
            int at = header(b, voice, redundant ? RED : 111, true, voice.sequence++, timestamp, level, null);
            if (redundant) {
                at = Red.writeEarlier(b, at, 111, Math.min(Red.MAX_OFFSET, timestamp - soundBefore), before.length);
                at = Red.writeOwn(b, at, 111);
                System.arraycopy(before, 0, b, at, before.length);
                at += before.length;
            }
            System.arraycopy(own, 0, b, at, own.length);
            before = own;
            soundBefore = timestamp;
            toRoom(b, at + own.length);
        }
    }

    /** Sound that is not sent takes no time stamps. */
    private int soundTime() {
        return (int) RtpTime.ticks(time.nanos() - silentNs, 48_000);
    }

    private void picture() {
        frame++;
        frameAt.put(frame, time.nanos());
        for (int layer = 0; layer < layers.size() && camera; layer++) {
            Sender s = layers.get(layer);
            if (s.active) {
                picture(s, layer, s.key);
                s.key = false;
            }
        }
    }

    /** A frame of some packets; a key frame of more. Each tells who, which layer, which frame. */
    private void picture(Sender s, int layer, boolean key) {
        s.picture = s.picture + 1 & 0x7fff;
        s.tl0 = s.tl0 + 1 & 0xff;
        s.keys += key ? 1 : 0;
        int packets = key ? 12 / (layer + 1) : 4 / (layer + 1);
        for (int i = 0; i < packets; i++) {
            byte[] b = new byte[1200];
            int at = header(b, s, 96, i == packets - 1, s.sequence, (int) RtpTime.ticks(time.nanos(), 90_000) + s.shift, -1, null);
            b[at] = (byte) (i == 0 ? 0x90 : 0x80);
            b[at + 1] = (byte) 0xe0;
            Octets.put16(b, at + 2, 0x8000 | s.picture);
            b[at + 4] = (byte) s.tl0;
            b[at + 5] = 0;
            b[at + 6] = (byte) (key ? 0 : 1);
            if (key && i == 0) {
                Octets.put24(b, at + 9, 0x9d012a);
                Octets.put16(b, at + 12, swap(HEIGHTS[layer] * 16 / 9));
                Octets.put16(b, at + 14, swap(HEIGHTS[layer]));
            }
            b[at + 20] = (byte) number;
            b[at + 21] = (byte) layer;
            Octets.put16(b, at + 22, frame);
            byte[] packet = Arrays.copyOf(b, at + payload());
            s.sent.put(s.sequence++ & 0xffff, packet);
            toRoom(packet, packet.length);
        }
    }

    /** Octets of each of four packets in each of thirty frames. */
    private int payload() {
        return boundBps == 0 ? 400 : (int) Math.max(30, Math.min(400, boundBps / 8 / 30 / 4 - 30));
    }

    private static int swap(int v) {
        return (v & 0xff) << 8 | v >> 8;
    }

    private int transportSequence;

    private int header(byte[] b, Sender s, int type, boolean marker, int sequence, int timestamp, int level, String repaired) {
        ExtensionBlock block = new ExtensionBlock();
        byte[] data = new byte[3];
        Octets.put16(data, 0, transportSequence++);
        data[2] = (byte) level;
        block.add(IDS.mid(), s.mid.getBytes(), 0, s.mid.length());
        if (!s.rid.isEmpty()) {
            block.add(repaired == null ? IDS.rid() : IDS.repairedRid(), s.rid.getBytes(), 0, s.rid.length());
        }
        block.add(IDS.transportCc(), data, 0, 2);
        if (level >= 0) {
            block.add(IDS.audioLevel(), data, 2, 1);
        }
        int at = RtpPacket.writeHeader(b, 0, true, marker, type, sequence, timestamp, repaired == null ? s.ssrc : s.rtxSsrc);
        return block.write(b, at);
    }

    /** Packets of padding only in the place of media, as bandwidth probes are. */
    void probe(int layer, int packets) {
        Sender s = layers.get(layer);
        for (int i = 0; i < packets; i++) {
            byte[] b = new byte[300];
            int at = header(b, s, 96, false, s.sequence++, (int) RtpTime.ticks(time.nanos(), 90_000) + s.shift, -1, null);
            b[0] |= 0x20;
            b[at + 99] = 100;
            toRoom(b, at + 100);
        }
    }

    private void resend(Sender s, int sequence) {
        byte[] original = s.sent.get(sequence);
        if (original == null) {
            return;
        }
        RtpPacket rtp = new RtpPacket();
        rtp.wrap(original, 0, original.length);
        byte[] b = new byte[1300];
        int at = header(b, s, 97, rtp.marker(), s.rtxSequence++, rtp.timestamp(), -1, s.rid);
        Octets.put16(b, at, sequence);
        System.arraycopy(original, rtp.payload(), b, at + 2, rtp.payloadLength());
        toRoom(b, at + 2 + rtp.payloadLength());
    }

    private void report() {
        if (!tellsTime) {
            return;
        }
        RtcpWriter writer = new RtcpWriter();
        long ntp = RtpTime.ntp(1_800_000_000_000_000_000L + time.nanos() + clockShiftNs);
        writer.senderReport(voice.ssrc, ntp, soundTime() + voice.shift, 1, 1);
        if (tellsSoundTime) {
            toRoom(writer.buffer().clone(), writer.length());
        }
        for (Sender s : layers) {
            writer.clear();
            writer.senderReport(s.ssrc, ntp, (int) RtpTime.ticks(time.nanos(), 90_000) + s.shift, 1, 1);
            toRoom(writer.buffer().clone(), writer.length());
        }
    }

    private void toRoom(byte[] packet, int length) {
        if (random.nextDouble() < loss) {
            return;
        }
        time.schedule(delay, () -> worker.run(() -> {
            byte[] b = new byte[length + 96];
            System.arraycopy(packet, 0, b, 32, length);
            leg.packet(b, 32, length, time.nanos());
            leg.batchEnd(time.nanos());
        }));
    }

    void remb(int bps) {
        byte[] b = new byte[24];
        b[0] = (byte) (0x80 | RtcpReader.APPLICATION);
        b[1] = (byte) RtcpReader.PAYLOAD_FEEDBACK;
        Octets.put16(b, 2, 5);
        Octets.put32(b, 12, 0x52454D42);
        Octets.put24(b, 17, 4 << 18 | bps >> 4);
        toRoom(b, b.length);
    }

    private void receiverReport() {
        if (!reports) {
            return;
        }
        RtcpWriter writer = new RtcpWriter();
        writer.receiverReport(1);
        receivers.values().stream().filter(r -> r.highest >= 0)
                .forEach(r -> writer.reportBlock(r.slot.ssrc(), (int) (reportedLoss * 256), 0, (int) r.highest, 0, 0, 0));
        toRoom(writer.buffer(), writer.length());
    }

    private void feedback() {
        if (!answersTransport) {
            return;
        }
        byte[] b = new byte[1200];
        for (int size = transport.write(b, 0, b.length, 1, 2); size > 0; size = transport.write(b, 0, b.length, 1, 2)) {
            toRoom(b.clone(), size);
        }
    }

    // what it receives

    @Override
    public MediaWorker worker() {
        return worker;
    }

    @Override
    public void send(byte[] packet, int offset, int length) {
        if (!worker.inWorker()) {
            throw new AssertionError("sent on a foreign worker");
        }
        if (random.nextDouble() < loss) {
            return;
        }
        byte[] b = Arrays.copyOfRange(packet, offset, offset + length);
        long waitNs = rate == Long.MAX_VALUE ? 0 : queue(length);
        if (waitNs >= 0) {
            time.schedule(delay.plusNanos(waitNs), () -> receive(b));
        }
    }

    /** Bits per second that its way carries; what would wait for more than 0.3 s is dropped. */
    long rate = Long.MAX_VALUE;
    private long freeNs;

    private long queue(int length) {
        long begin = Math.max(freeNs, time.nanos());
        if (begin - time.nanos() > 300_000_000) {
            return -1;
        }
        freeNs = begin + length * 8_000_000_000L / rate;
        return freeNs - time.nanos();
    }

    private void receive(byte[] b) {
        if (RtpPacket.isRtcp(b, 0, b.length)) {
            control(b);
            return;
        }
        RtpPacket rtp = new RtpPacket();
        if (!rtp.wrap(b, 0, b.length)) {
            throw new AssertionError("the room sent what is not RTP");
        }
        transport.received(Octets.u16(b, rtp.extension(IDS.transportCc())), time.nanos());
        Receiver slot = receivers.get(rtp.ssrc());
        boolean repair = slot == null;
        if (repair) {
            slot = receivers.values().stream().filter(r -> r.slot.rtxSsrc() == rtp.ssrc()).findFirst().orElseThrow();
            if (rtp.payloadLength() == 0) {
                padding++;
                return;
            }
            Rtx.unwrap(rtp, 96, slot.slot.ssrc());
            rtp.wrap(b, 2, b.length - 2);
        }
        slot.bytes += b.length;
        record(slot, rtp, repair);
    }

    private void record(Receiver slot, RtpPacket rtp, boolean repair) {
        long number = slot.highest < 0 ? rtp.sequence() + 65_536L : SequenceNumber.extend(slot.highest, rtp.sequence());
        if (slot.got.containsKey(number)) {
            return;
        }
        if (slot.highest >= 0) {
            for (long n = slot.highest + 1; n < number; n++) {
                slot.asked.put(n, 0);
            }
        }
        slot.repaired += repair && slot.asked.containsKey(number) ? 1 : 0;
        slot.asked.remove(number);
        slot.arrived.put(number, time.nanos());
        slot.highest = Math.max(slot.highest, number);
        if (rtp.payloadType() == RED) {
            slot.got.put(number, new Got(number, rtp.timestamp(), false, 0, 0, unwrap(slot, rtp), -1, 0));
        } else {
            slot.got.put(number, got(number, rtp));
        }
    }

    /** RFC 2198 section 3. @return whose the packet's own sound is */
    private static int unwrap(Receiver slot, RtpPacket rtp) {
        byte[] b = rtp.buffer();
        int end = rtp.payload() + rtp.payloadLength();
        int at = rtp.payload();
        List<int[]> earlier = new ArrayList<>();
        for (; b[at] < 0; at += 4) {
            int header = Octets.i32(b, at);
            assertThat(header >>> 24 & 0x7f).isEqualTo(111);
            earlier.add(new int[] {rtp.timestamp() - (header >> 10 & 0x3fff), header & 0x3ff});
        }
        assertThat(b[at++]).isEqualTo((byte) 111);
        for (int[] each : earlier) {
            slot.again.put(each[0], (int) b[at]);
            assertThat(each[1]).isEqualTo(60);
            at += each[1];
        }
        assertThat(end - at).isEqualTo(60);
        return b[at];
    }

    private static Got got(long number, RtpPacket rtp) {
        byte[] b = rtp.buffer();
        int at = rtp.payload();
        if (rtp.payloadType() == 111) {
            return new Got(number, rtp.timestamp(), false, 0, 0, b[at], -1, Octets.u16(b, at + 2));
        }
        PictureFields fields = new PictureFields();
        if (!Vp8Payload.parse(b, at, rtp.payloadLength(), fields)) {
            throw new AssertionError("the room sent what is not VP8");
        }
        return new Got(number, rtp.timestamp(), fields.keyFrameStart, fields.pictureId, fields.tl0, b[at + 20], b[at + 21], Octets.u16(b, at + 22));
    }

    private void control(byte[] b) {
        RtcpReader rtcp = new RtcpReader();
        rtcp.wrap(b, 0, b.length);
        while (rtcp.next()) {
            if (rtcp.type() == RtcpReader.TRANSPORT_FEEDBACK && rtcp.count() == RtcpReader.NACK) {
                nacked(rtcp);
            } else if (rtcp.type() == RtcpReader.TRANSPORT_FEEDBACK) {
                feedback++;
            } else if (rtcp.type() == RtcpReader.PAYLOAD_FEEDBACK) {
                pli++;
                pliAt.add(time.nanos());
                int media = rtcp.mediaSsrc();
                layers.stream().filter(s -> s.ssrc == media && answersPli).forEach(s -> s.key = true);
            } else if (rtcp.type() == RtcpReader.SENDER_REPORT && receivers.containsKey(rtcp.senderSsrc())) {
                Receiver slot = receivers.get(rtcp.senderSsrc());
                slot.reportNtp = rtcp.ntp();
                slot.reportTimestamp = rtcp.rtpTime();
                slot.reports.add(new Report(time.nanos(), rtcp.ntp(), rtcp.rtpTime(), slot.got.isEmpty() ? null : slot.got.lastEntry().getValue()));
            }
        }
    }

    private void nacked(RtcpReader rtcp) {
        for (Sender s : layers) {
            for (int i = 0; s.ssrc == rtcp.mediaSsrc() && i < rtcp.entries(); i++) {
                resend(s, rtcp.nackSequence(i));
                for (int bit = 0; bit < 16; bit++) {
                    if ((rtcp.nackMask(i) >> bit & 1) != 0) {
                        resend(s, rtcp.nackSequence(i) + bit + 1 & 0xffff);
                    }
                }
            }
        }
    }

    private void askAgain() {
        for (Receiver slot : receivers.values()) {
            long[] due = slot.asked.keySet().stream().filter(n -> slot.slot.rtxSsrc() != 0 && slot.asked.get(n) < 10)
                    .filter(n -> time.nanos() - slot.askedAt.getOrDefault(n, -1_000_000_000L) > 60_000_000L).mapToLong(n -> n).sorted().toArray();
            for (long n : due) {
                slot.asked.merge(n, 1, Integer::sum);
                slot.askedAt.put(n, time.nanos());
            }
            RtcpWriter writer = new RtcpWriter();
            if (writer.nack(1, slot.slot.ssrc(), due, due.length) > 0) {
                toRoom(writer.buffer(), writer.length());
            }
        }
    }

    void askKeyFrame(String slot) {
        RtcpWriter writer = new RtcpWriter();
        writer.pli(1, receiver(slot).slot.ssrc());
        toRoom(writer.buffer(), writer.length());
    }

    Receiver receiver(String slot) {
        return receivers.values().stream().filter(r -> r.slot.name().equals(slot)).findFirst().orElseThrow();
    }

    SlotState state(String slot) {
        return slots.stream().filter(s -> s.slot().name().equals(slot)).findFirst().orElseThrow();
    }

    // what the room tells

    @Override
    public void slots(List<SlotState> states) {
        slots.clear();
        slots.addAll(states);
    }

    @Override
    public void speakers(List<ParticipantId> now) {
        speakers.add(now);
        speakersAt.add(time.nanos());
    }

    /** Whether it stops layers that nobody watches. */
    boolean obeys;
    long boundBps;
    final List<List<LayerState>> layersTold = new ArrayList<>();

    @Override
    public void layers(MediaSource source, List<LayerState> told) {
        layersTold.add(told);
        boundBps = obeys && told.size() == 1 ? told.get(0).maxBps() : 0;
        for (LayerState state : told) {
            layers.stream().filter(s -> obeys && s.rid.equals(state.rid())).forEach(s -> {
                s.key |= state.active() && !s.active;
                s.active = state.active();
            });
        }
    }

    @Override
    public void limits(MediaLimits limits) {
        limitsTold.add(limits);
    }

    @Override
    public void redundancy(boolean wanted) {
        redundancyAsked.add(wanted);
        redundant = wanted;
    }

    @Override
    public void clocks(List<SlotClock> clocks) {
        clocksTold.addAll(clocks);
    }

    @Override
    public void videoCodec(MediaCodec codec) {
        codecs.add(codec);
    }

    @Override
    public void closed(LegEnd cause) {
        ends.add(cause);
    }
}
