// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LegFormat.PayloadType;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.media.leg.SlotClock;
import org.rostrum.media.leg.SlotState;
import org.rostrum.media.leg.SlotState.Pause;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.media.sfu.internal.estimate.Pacer.Kind;
import org.rostrum.proto.rtp.RtcpWriter;

/** One receive slot of one leg: what it carries, and its packets. Confined to the room's worker. */
final class SlotSender {

    /** Retransmissions in one tick: a receiver that asks for more is in trouble that more packets would make worse. */
    private static final int REPAIRS_PER_TICK = 60;
    private static final long REPORT_NS = 1_000_000_000L;

    /** Notes about packets sent: pictures closed before it, whether it ends its picture; or that padding took its place. */
    private static final int CLOSED = 2;
    private static final int MARKED = 1;
    private static final int FILLED = 2;

    final ReceiveSlot slot;
    final DownMeter meter = new DownMeter();
    private final SfuLeg leg;
    private final StreamSelector selector = new StreamSelector();
    private final SlotTimeline timeline;
    private int repairSequence;
    /** What was sent before this number is not repaired any more: a key frame takes its place. */
    private long abandoned;
    private int repairs;
    private long packets;
    private long octets;
    private long reportNs;
    private final ToldClock told = new ToldClock();

    private LayerFilter filter = LayerFilter.ALL;
    private @Nullable Vp8Layers vp8;
    private @Nullable Vp9Layers vp9;
    private @Nullable DescriptorLayers described;
    private int spatial = Integer.MAX_VALUE;
    private int temporal = Integer.MAX_VALUE;

    final LayerChoice choice = new LayerChoice();
    @Nullable SlotWish wish;
    private @Nullable IngressTrack track;
    private SlotState state;

    SlotSender(SfuLeg leg, ReceiveSlot slot, Random random) {
        this.leg = leg;
        this.slot = slot;
        timeline = new SlotTimeline(random, slot.kind());
        repairSequence = random.nextInt(0x8000);
        boolean audio = slot.kind() == MediaKind.AUDIO;
        state = new SlotState(
                slot, null, audio ? MediaSource.MICROPHONE : MediaSource.CAMERA, 0, 0, audio ? Pause.NO_TRACK : Pause.NOT_WANTED);
    }

    // what it carries

    /** Carries a sound from now on; null: nothing. */
    void hear(@Nullable IngressTrack next) {
        take(next);
        if (next != null) {
            selector.aim(next.stream(0));
        }
    }

    /**
     * Shows a picture from now on.
     *
     * @param stream   that brings it; null: none yet
     * @param spatial  highest spatial layer of the stream
     * @param temporal highest temporal layer of the stream
     */
    void show(IngressTrack next, @Nullable IngressStream stream, int spatial, int temporal) {
        take(next);
        this.spatial = spatial;
        this.temporal = temporal;
        selector.aim(stream);
        if (stream != null && stream == selector.current()) {
            filter.aim(spatial, temporal);
            if (filter.needsKeyFrame()) {
                stream.keyFrames.request();
            }
        }
    }

    /** What flows is too much for the way: it stands still until a key frame of what is to be shown. */
    void hush() {
        selector.hush();
        abandoned = timeline.numbers().highest() + 1;
    }

    /** Much of what was sent last is lost: {@link #hush}, unless the only layer there is would make a key frame too large. */
    void beginAnew() {
        if (selector.current() != null && track != null && !track.ladder.oneLayer()) {
            hush();
        }
    }

    private void take(@Nullable IngressTrack next) {
        if (next != track) {
            leave();
            track = next;
            if (next != null) {
                next.subscribe(this);
            }
        }
    }

    /** Carries nothing from now on. */
    void leave() {
        IngressTrack old = track;
        if (old != null) {
            old.unsubscribe(this);
            selector.aim(null);
        }
        track = null;
    }

    /** Stream whose packets flow now; null if there is none. */
    @Nullable IngressStream current() {
        return selector.current();
    }

    /** The track has ended. */
    void lost(IngressTrack gone) {
        if (track == gone) {
            leave();
        }
        choice.forget(gone);
        timeline.forget(gone);
    }

    @Nullable IngressTrack track() {
        return track;
    }

    /** What to tell about this slot. @return whether it differs from the last time */
    boolean describe(@Nullable ParticipantId participant, MediaSource source, Pause pause) {
        IngressStream current = selector.current();
        boolean flows = pause == Pause.NONE && current != null;
        int layer = filter.spatial();
        int width = !flows ? 0 : current.layers.height(layer) > 0 ? current.layers.width(layer) : current.width;
        int height = !flows ? 0 : current.layers.height(layer) > 0 ? current.layers.height(layer) : current.height;
        if (source == state.source() && pause == state.pause() && width == state.width() && height == state.height()
                && (participant == null ? state.participant() == null : participant.equals(state.participant()))) {
            return false;
        }
        state = new SlotState(slot, participant, source, width, height, pause);
        return true;
    }

    /** The stream whose packets leave now; null: none. */
    @Nullable IngressStream shown() {
        return selector.current();
    }

    SlotState state() {
        return state;
    }

    // packets

    /** One packet of the track. Called for each packet of each subscriber: nothing is allocated here. */
    void forward(IngressStream from, InboundPacket packet, PacketRewriter rewriter) {
        PayloadType type = leg.payloadType(packet.codec);
        if (type == null || !leg.sending() || !selector.passes(from, packet)) {
            return;
        }
        boolean first = selector.changed();
        SlotTimeline.Segment segment = first ? timeline.begin(from, packet) : timeline.current();
        if (first) {
            begin(packet);
            reportNs = packet.arrivalNs;
        }
        if (packet.number < segment.firstIn) {
            return;
        }
        if (!filter.passes(packet)) {
            fill(timeline.numbers().skip(packet.number), type, rewriter, packet.arrivalNs);
        } else if (rewriter.prepare(packet, leg.extensions(), filter.activeTargets(packet))) {
            // RFC 3551 section 4.1: the first packet after a pause is marked, so that the receiver adapts its delay there
            boolean marker = slot.kind() == MediaKind.AUDIO ? first || packet.rtp.marker() : filter.endsPicture(packet);
            send(timeline.numbers().take(packet.number), segment, packet, marker, type, rewriter);
        }
    }

    /** A filter is made once for each codec that the slot has carried. */
    private void begin(InboundPacket packet) {
        filter = switch (packet.codec) {
            case VP8 -> vp8 == null ? vp8 = new Vp8Layers() : vp8;
            case VP9 -> vp9 == null ? vp9 = new Vp9Layers() : vp9;
            case AV1, H264 -> !packet.described ? LayerFilter.ALL : described == null ? described = new DescriptorLayers() : described;
            case OPUS, G722, PCMA, PCMU -> LayerFilter.ALL;
        };
        filter.aim(spatial, temporal);
        filter.begin(packet);
    }

    private void send(long number, SlotTimeline.Segment segment, InboundPacket packet, boolean marker, PayloadType type, PacketRewriter rewriter) {
        if (number < 0) {
            return;
        }
        int closed = filter.picturesClosed();
        rewriter.stamp(packet, segment, number, segment.pictureShift - closed, marker, type.media(), slot.ssrc());
        timeline.numbers().note(number, closed << CLOSED | (marker ? MARKED : 0));
        timeline.sent(segment, packet, number, segment.pictureShift - closed);
        packets++;
        octets += rewriter.payloadLength();
        int earlier = slot.kind() == MediaKind.AUDIO && packet.codec == MediaCodec.OPUS ? leg.egress().redundancy() : 0;
        if (earlier > 0 && segment.stream != null) {
            rewriter.redundant(packet, segment.stream.past, segment.firstIn, earlier, type.media(), leg.red());
        }
        meter.rate.packet(rewriter.end() - rewriter.start(), marker);
        leg.egress().rate().send(rewriter, rewriter.start(), slot.kind() == MediaKind.AUDIO ? Kind.AUDIO : Kind.VIDEO, packet.arrivalNs);
    }

    /** What comes late and is not for this receiver leaves no hole: its place is filled. */
    private void fill(long number, PayloadType type, PacketRewriter rewriter, long nowNs) {
        if (number >= 0) {
            timeline.numbers().note(number, FILLED);
            rewriter.padding(number, timeline.timestamp(), type.media(), slot.ssrc(), leg.extensions());
            leg.egress().rate().send(rewriter, rewriter.start(), Kind.REPAIR, nowNs);
        }
    }

    /** The receiver misses a packet. Unknown numbers are ignored. */
    void repair(int sequence, InboundPacket replay, byte[] scratch, PacketRewriter rewriter, long nowNs) {
        long out = timeline.extend(sequence);
        SlotTimeline.Segment segment = timeline.of(out);
        IngressStream stream = segment == null ? null : segment.stream;
        PayloadType type = stream == null ? null : leg.payloadType(segment.codec);
        if (type == null || slot.rtxSsrc() == 0 || repairs >= REPAIRS_PER_TICK || !timeline.numbers().remembers(out)) {
            return;
        }
        if (selector.current() == null || selector.hushed() || out < abandoned || segment != timeline.current() && leg.egress().rate().waits()) {
            // nothing is shown, a key frame replaces it or has, or what is newer waits already
            return;
        }
        repairs++;
        int note = timeline.numbers().note(out);
        if ((note & FILLED) != 0) {
            fill(out, type, rewriter, nowNs);
        } else if (type.rtx() >= 0) {
            repair(out, segment, stream, note, type, replay, scratch, rewriter, nowNs);
        }
    }

    private void repair(long out, SlotTimeline.Segment segment, IngressStream stream, int note, PayloadType type,
            InboundPacket replay, byte[] scratch, PacketRewriter rewriter, long nowNs) {
        long number = timeline.numbers().source(out, segment.firstIn);
        int length = stream.cache.copy(number, scratch, 0);
        if (length == 0 || !replay.rtp.wrap(scratch, 0, length) || !replay.parse(segment.codec, stream.track.leg.extensions(), null, 0)) {
            return;
        }
        replay.number = number;
        rewriter.next();
        if (rewriter.prepare(replay, leg.extensions())) {
            rewriter.stamp(replay, segment, out, segment.pictureShift - (note >> CLOSED), (note & MARKED) != 0, type.media(), slot.ssrc());
            int start = rewriter.retransmission(type.rtx(), repairSequence++, slot.rtxSsrc());
            meter.rate.more(rewriter.end() - start);
            leg.egress().rate().send(rewriter, start, Kind.REPAIR, nowNs);
        }
    }

    /** Number of the next packet among the retransmissions. */
    int nextRepair() {
        return repairSequence++;
    }

    /** Whether anything was sent in it. */
    boolean started() {
        return timeline.started();
    }

    /** The receiver cannot decode. */
    void keyFrameWanted() {
        IngressStream current = selector.current();
        if (current != null) {
            current.keyFrames.request();
        }
    }

    void tick() {
        repairs = 0;
    }

    /**
     * Adds the sender report if it is due: the sender's own clock, moved to ours by a shift that is the same for all that he
     * sends, so that lips stay in step and nothing jumps when another comes into the slot.
     *
     * @return what the endpoint is to be told about this clock; null: nothing new
     */
    @Nullable SlotClock report(RtcpWriter writer, NtpClock clock, long nowNs) {
        IngressStream stream = selector.current();
        if (stream == null || nowNs < reportNs || !stream.clock.known() || !timeline.started() || !leg.sending()) {
            return null;
        }
        reportNs = nowNs + REPORT_NS;
        long ntp = clock.ntp(nowNs);
        int rate = stream.codec.clockRate();
        int timestamp = stream.clock.timestampOf(ntp - stream.track.leg.ntpShift(), rate) + timeline.current().timestampShift;
        writer.senderReport(slot.ssrc(), ntp, timestamp, packets, octets);
        writer.cname(slot.ssrc(), stream.track.leg.cname());
        if (!told.moved(stream.track, timestamp, ntp, rate)) {
            return null;
        }
        return new SlotClock(slot, stream.track.leg.participant(), stream.track.source, timestamp, clock.unixNs(nowNs) / 1000);
    }

    /** The endpoint may have missed what it was told. */
    void tellAgain() {
        told.forget();
        reportNs = 0;
    }
}
