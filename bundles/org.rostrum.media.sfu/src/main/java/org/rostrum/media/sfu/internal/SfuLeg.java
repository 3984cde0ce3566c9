// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LegEnd;
import org.rostrum.media.leg.LegFormat;
import org.rostrum.media.leg.LegInput;
import org.rostrum.media.leg.LegListener;
import org.rostrum.media.leg.LegPath;
import org.rostrum.media.leg.LegPipe;
import org.rostrum.media.leg.LegPlan;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.media.leg.MediaLeg;
import org.rostrum.media.leg.ReceiveSlot;
import org.rostrum.media.leg.SlotWish;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtpPacket;

/**
 * One endpoint in a room: coordinates what comes ({@link LegIngress}) and what goes ({@link LegEgress}). What the connector
 * calls becomes commands of the room; packets go straight through while transport and room share a worker.
 */
final class SfuLeg implements MediaLeg {

    /** 10 s of NTP time. */
    private static final long CLOCK_STEP = 10L << 32;

    private final SfuRoom room;
    private final ParticipantId participant;
    private final LegPipe pipe;
    private final LegListener listener;
    private final Random random;
    private final int ssrc;
    private final byte[] cname;
    private final List<ReceiveSlot> slots = new ArrayList<>();
    private final Set<Integer> ssrcs = new HashSet<>();
    private final WorkerHop inbound;
    private final WorkerHop outbound;

    // confined to the room's worker
    private final LegIngress ingress;
    private final LegEgress egress;
    private final LegFormat.@Nullable PayloadType[] payloadTypes = new LegFormat.PayloadType[MediaCodec.values().length];
    private LegFormat.Extensions extensions = LegFormat.Extensions.NONE;
    private long ntpShift;
    private boolean ntpKnown;
    private boolean connected;
    private boolean negotiated;
    private boolean slotsDue = true;
    private MediaCodec told;

    SfuLeg(SfuRoom room, ParticipantId participant, LegPlan plan, LegPipe pipe, LegListener listener, Random random) {
        this.room = room;
        this.participant = participant;
        this.pipe = pipe;
        this.listener = listener;
        this.random = random;
        ssrc = newSsrc();
        told = room.codec();
        cname = participant.value().getBytes(StandardCharsets.UTF_8);
        ingress = new LegIngress(this, room);
        egress = new LegEgress(this, room, random);
        inbound = new WorkerHop(room::worker, new WorkerHop.Sink() {
            @Override
            public void packet(byte[] buffer, int offset, int length, long nowNs) {
                take(buffer, offset, length, nowNs);
            }

            @Override
            public void batchEnd(long nowNs) {
                ingress.requestRepair(nowNs);
            }
        });
        outbound = new WorkerHop(pipe::worker, new WorkerHop.Sink() {
            @Override
            public void packet(byte[] buffer, int offset, int length, long nowNs) {
                pipe.send(buffer, offset, length);
            }

            @Override
            public void batchEnd(long nowNs) {
                // outside of a batch each packet has left at once
            }
        });
        grow(plan.audioSlots(), plan.videoSlots());
    }

    private synchronized int newSsrc() {
        int candidate = random.nextInt();
        while (candidate == 0 || !ssrcs.add(candidate)) {
            candidate = random.nextInt();
        }
        return candidate;
    }

    // what the connector calls

    @Override
    public ParticipantId participant() {
        return participant;
    }

    @Override
    public synchronized List<ReceiveSlot> slots() {
        return List.copyOf(slots);
    }

    @Override
    public List<ReceiveSlot> grow(int audioSlots, int videoSlots) {
        List<ReceiveSlot> all = added(audioSlots, videoSlots);
        room.submit(() -> {
            egress.slots(all);
            room.changed();
        });
        return all;
    }

    private synchronized List<ReceiveSlot> added(int audioSlots, int videoSlots) {
        int audio = (int) slots.stream().filter(s -> s.kind() == MediaKind.AUDIO).count();
        int video = slots.size() - audio;
        for (int i = audio; i < audioSlots; i++) {
            slots.add(i, new ReceiveSlot(MediaKind.AUDIO, i, newSsrc(), 0));
        }
        for (int i = video; i < videoSlots; i++) {
            slots.add(new ReceiveSlot(MediaKind.VIDEO, i, newSsrc(), newSsrc()));
        }
        return List.copyOf(slots);
    }

    @Override
    public MediaCodec videoCodec() {
        return room.codec();
    }

    @Override
    public void negotiated(LegFormat format, List<LegInput> inputs) {
        room.submit(() -> {
            extensions = format.extensions();
            for (MediaCodec codec : MediaCodec.values()) {
                payloadTypes[codec.ordinal()] = format.payloadTypes().get(codec);
            }
            ingress.negotiated(format, inputs);
            egress.rate().negotiated(extensions.transportCc());
            negotiated = true;
            room.changed();
        });
    }

    @Override
    public void want(List<SlotWish> wishes) {
        room.submit(() -> {
            egress.want(wishes);
            room.changed();
        });
    }

    @Override
    public void tellAgain() {
        room.submit(() -> {
            if (room.has(this)) {
                listener.slots(egress.states());
                listener.speakers(room.speakers());
            }
        });
    }

    @Override
    public void connected(long nowNs) {
        room.submit(() -> connected = true);
    }

    @Override
    public void close() {
        room.submit(() -> room.dismiss(this, null));
    }

    // packets

    @Override
    public void packet(byte[] buffer, int offset, int length, long nowNs) {
        if (room.worker().inWorker()) {
            take(buffer, offset, length, nowNs);
        } else {
            inbound.offer(buffer, offset, length, nowNs);
        }
    }

    @Override
    public void batchEnd(long nowNs) {
        if (room.worker().inWorker()) {
            ingress.requestRepair(nowNs);
        }
    }

    private void take(byte[] buffer, int offset, int length, long nowNs) {
        if (!negotiated || !RtpPacket.looksLikeMedia(buffer, offset, length)) {
            return;
        }
        if (RtpPacket.isRtcp(buffer, offset, length)) {
            control(buffer, offset, length, nowNs);
        } else {
            ingress.packet(room.inbound(), buffer, offset, length, nowNs);
        }
    }

    private void control(byte[] buffer, int offset, int length, long nowNs) {
        RtcpReader rtcp = room.rtcp();
        rtcp.wrap(buffer, offset, length);
        while (rtcp.next()) {
            switch (rtcp.type()) {
                case RtcpReader.SENDER_REPORT -> {
                    senderReport(rtcp, nowNs);
                    egress.reported(rtcp, nowNs);
                }
                case RtcpReader.RECEIVER_REPORT -> egress.reported(rtcp, nowNs);
                case RtcpReader.BYE -> bye(rtcp);
                default -> egress.feedback(rtcp, nowNs);
            }
        }
    }

    /**
     * The shift between the sender's clock and ours is the smallest seen: the one of the report that travelled fastest. A
     * large change is a step of his clock and counts at once.
     */
    private void senderReport(RtcpReader rtcp, long nowNs) {
        IngressStream stream = ingress.stream(rtcp.senderSsrc());
        if (stream != null) {
            long shift = room.clock().ntp(nowNs) - rtcp.ntp();
            ntpShift = ntpKnown && Math.abs(shift - ntpShift) < CLOCK_STEP ? Math.min(ntpShift, shift) : shift;
            ntpKnown = true;
            stream.clock.report(rtcp.ntp(), rtcp.rtpTime(), nowNs);
        }
    }

    private void bye(RtcpReader rtcp) {
        for (int i = 0; i < rtcp.count(); i++) {
            IngressStream stream = ingress.stream(rtcp.byeSsrc(i));
            if (stream != null) {
                stream.ended();
                room.changed();
            }
        }
    }

    /** Sends one packet or datagram to the endpoint. */
    void send(byte[] buffer, int offset, int length) {
        if (!connected) {
            return;
        }
        if (pipe.worker().inWorker()) {
            pipe.send(buffer, offset, length);
        } else {
            outbound.offer(buffer, offset, length, 0);
        }
    }

    // what the room and its parts read

    boolean sending() {
        return connected && negotiated;
    }

    LegFormat.@Nullable PayloadType payloadType(MediaCodec codec) {
        return payloadTypes[codec.ordinal()];
    }

    LegFormat.Extensions extensions() {
        return extensions;
    }

    LegPath path() {
        return pipe.path();
    }

    LegIngress ingress() {
        return ingress;
    }

    LegEgress egress() {
        return egress;
    }

    /** Whom our own feedback comes from. */
    int ssrc() {
        return ssrc;
    }

    byte[] cname() {
        return cname;
    }

    long roundTripNs() {
        return egress.roundTripNs();
    }

    /** Our NTP time minus that of the endpoint. */
    long ntpShift() {
        return ntpShift;
    }

    @Nullable IngressTrack track(MediaSource source) {
        for (IngressTrack track : ingress.tracks()) {
            if (track.source == source) {
                return track;
            }
        }
        return null;
    }

    LegListener listener() {
        return listener;
    }

    /** Tells what the slots carry at first, and then whenever there is news. */
    void tellSlots(boolean news) {
        if (slotsDue || news) {
            slotsDue = false;
            listener.slots(egress.states());
        }
    }

    /** Tells the codec if it is another one than the connector knows of. */
    void tellCodec(MediaCodec codec) {
        if (told != codec) {
            listener.videoCodec(codec);
        }
        told = codec;
    }

    /** The room has taken the leg out. */
    void ended(@Nullable LegEnd cause) {
        connected = false;
        ingress.close();
        egress.close();
        if (cause != null) {
            listener.closed(cause);
        }
    }
}
