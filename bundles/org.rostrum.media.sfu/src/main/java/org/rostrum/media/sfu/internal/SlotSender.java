// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LegFormat.PayloadType;
import org.rostrum.media.leg.ReceiveSlot;
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

    final ReceiveSlot slot;
    final DownMeter meter = new DownMeter();
    private final SfuLeg leg;
    private final StreamSelector selector = new StreamSelector();
    private final SlotTimeline timeline;
    private int repairSequence;
    private int repairs;
    private long packets;
    private long octets;
    private long reportNs;

    @Nullable SlotWish wish;
    private @Nullable IngressTrack track;
    private SlotState state;

    SlotSender(SfuLeg leg, ReceiveSlot slot, Random random) {
        this.leg = leg;
        this.slot = slot;
        timeline = new SlotTimeline(random);
        repairSequence = random.nextInt(0x8000);
        boolean audio = slot.kind() == MediaKind.AUDIO;
        state = new SlotState(
                slot, null, audio ? MediaSource.MICROPHONE : MediaSource.CAMERA, 0, 0, audio ? Pause.NO_TRACK : Pause.NOT_WANTED);
    }

    // what it carries

    /** Shows a track at a height from now on; null: nothing. */
    void show(@Nullable IngressTrack next, int wantedHeight, long nowNs) {
        if (next != track) {
            leave();
            track = next;
            if (next != null) {
                next.subscribe(this);
            }
        }
        if (next != null) {
            selector.aim(next.choose(wantedHeight, nowNs));
        }
    }

    private void leave() {
        IngressTrack old = track;
        if (old != null) {
            old.unsubscribe(this);
            selector.aim(null);
        }
        track = null;
    }

    /** The track has ended. */
    void lost(IngressTrack gone) {
        if (track == gone) {
            leave();
        }
        timeline.forget(gone);
    }

    @Nullable IngressTrack track() {
        return track;
    }

    /** What to tell about this slot. @return whether it differs from the last time */
    boolean describe(@Nullable ParticipantId participant, MediaSource source, Pause pause) {
        IngressStream current = selector.current();
        int width = pause == Pause.NONE && current != null ? current.width : 0;
        int height = pause == Pause.NONE && current != null ? current.height : 0;
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
        if (packet.number < segment.firstIn || !rewriter.prepare(packet, leg.extensions())) {
            return;
        }
        if (first) {
            reportNs = packet.arrivalNs;
        }
        // RFC 3551 section 4.1: the first packet after a pause is marked, so that the receiver adapts its delay there
        boolean marker = packet.rtp.marker() || first && slot.kind() == MediaKind.AUDIO;
        rewriter.stamp(packet, segment, marker, type.media(), slot.ssrc());
        timeline.sent(segment, packet);
        packets++;
        octets += rewriter.payloadLength();
        meter.rate.packet(rewriter.end() - rewriter.start(), marker);
        leg.egress().rate().send(rewriter, rewriter.start(), slot.kind() == MediaKind.AUDIO ? Kind.AUDIO : Kind.VIDEO, packet.arrivalNs);
    }

    /** The receiver misses a packet. Unknown numbers are ignored. */
    void repair(int sequence, InboundPacket replay, byte[] scratch, PacketRewriter rewriter, long nowNs) {
        SlotTimeline.Segment segment = timeline.of(timeline.extend(sequence));
        IngressStream stream = segment == null ? null : segment.stream;
        if (stream == null || slot.rtxSsrc() == 0 || repairs >= REPAIRS_PER_TICK) {
            return;
        }
        long number = timeline.extend(sequence) - segment.firstOut + segment.firstIn;
        int length = stream.cache.copy(number, scratch, 0);
        PayloadType type = leg.payloadType(stream.codec);
        if (length == 0 || type == null || type.rtx() < 0 || !replay.rtp.wrap(scratch, 0, length)
                || !replay.parse(stream.codec, stream.track.leg.extensions(), 0)) {
            return;
        }
        repairs++;
        replay.number = number;
        rewriter.next();
        if (rewriter.prepare(replay, leg.extensions())) {
            rewriter.stamp(replay, segment, replay.rtp.marker(), type.media(), slot.ssrc());
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
     */
    void report(RtcpWriter writer, NtpClock clock, long nowNs) {
        IngressStream stream = selector.current();
        if (stream == null || nowNs < reportNs || !stream.clock.known() || !timeline.started() || !leg.sending()) {
            return;
        }
        reportNs = nowNs + REPORT_NS;
        long ntp = clock.ntp(nowNs);
        int timestamp = stream.clock.timestampOf(ntp - stream.track.leg.ntpShift(), stream.codec.clockRate());
        writer.senderReport(slot.ssrc(), ntp, timestamp + timeline.current().timestampShift, packets, octets);
        writer.cname(slot.ssrc(), stream.track.leg.cname());
    }
}
