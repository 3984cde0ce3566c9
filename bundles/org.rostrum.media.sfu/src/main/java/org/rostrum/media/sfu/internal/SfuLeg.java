// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LayerState;
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
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.PacketRing;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.RtpPacket;

/**
 * One endpoint in a room: coordinates what comes ({@link LegIngress}) and what goes ({@link LegEgress}). What the connector
 * calls becomes commands of the room; packets go straight through while transport and room share a worker.
 */
final class SfuLeg implements MediaLeg {

    private final SfuRoom room;
    private final ParticipantId participant;
    private final LegPipe pipe;
    private final LegListener listener;
    private final int ssrc;
    private final byte[] cname;
    private final LegSlots slots;

    // the ways between the workers of room and transport, where they are two; the first on the transport's, the others on the room's
    private @Nullable PacketRing inbound;
    private @Nullable PacketRing outbound;
    private final PacketRing.Sink taking = new PacketRing.Sink() {
        @Override
        public void packet(byte[] buffer, int offset, int length, long nowNs) {
            take(buffer, offset, length, nowNs);
        }

        @Override
        public void batchEnd(long nowNs) {
            ingress.requestRepair(nowNs);
        }
    };
    private final PacketRing.Sink sendingSound = (buffer, offset, length, nowNs) -> pipe().send(buffer, offset, length, MediaKind.AUDIO);
    private final PacketRing.Sink sendingPictures = (buffer, offset, length, nowNs) -> pipe().send(buffer, offset, length, MediaKind.VIDEO);

    // confined to the room's worker
    private final LegIngress ingress;
    private final LegEgress egress;
    private final LegFormat.@Nullable PayloadType[] payloadTypes = new LegFormat.PayloadType[MediaCodec.values().length];
    private LegFormat.Extensions extensions = LegFormat.Extensions.NONE;
    private final EndpointClock clock = new EndpointClock();
    private boolean connected;
    private boolean negotiated;
    private int red = -1;
    private boolean slotsDue = true;
    private MediaCodec told;
    private MediaLimits limits = MediaLimits.NONE;
    private final Map<MediaSource, List<LayerState>> toldLayers = new EnumMap<>(MediaSource.class);

    SfuLeg(SfuRoom room, ParticipantId participant, LegPlan plan, LegPipe pipe, LegListener listener, Random random) {
        this.room = room;
        this.participant = participant;
        this.pipe = pipe;
        this.listener = listener;
        slots = new LegSlots(random);
        ssrc = slots.newSsrc();
        told = room.codec();
        cname = participant.value().getBytes(StandardCharsets.UTF_8);
        ingress = new LegIngress(this, room);
        egress = new LegEgress(this, room, random);
        grow(plan.audioSlots(), plan.videoSlots());
    }

    // what the connector calls

    @Override
    public ParticipantId participant() {
        return participant;
    }

    @Override
    public List<ReceiveSlot> slots() {
        return slots.all();
    }

    @Override
    public List<ReceiveSlot> grow(int audioSlots, int videoSlots) {
        List<ReceiveSlot> all = slots.grow(audioSlots, videoSlots);
        room.submit(() -> {
            egress.slots(all);
            room.changed();
        });
        return all;
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
            red = format.red();
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
                toldLayers.forEach(listener::layers);
                if (!limits.equals(MediaLimits.NONE)) {
                    listener.limits(limits);
                }
                if (ingress.redundancy()) {
                    listener.redundancy(true);
                }
                egress.tellAgain();
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
            PacketRing way = way(inbound, pipe.worker(), room.worker());
            inbound = way;
            way.offer(taking, buffer, offset, length, nowNs);
        }
    }

    private PacketRing way(@Nullable PacketRing known, MediaWorker from, MediaWorker to) {
        return known != null && known.links(from, to) ? known : room.rings().between(from, to);
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

    private void senderReport(RtcpReader rtcp, long nowNs) {
        IngressStream stream = ingress.stream(rtcp.senderSsrc());
        if (stream != null) {
            ingress.clockMoved(clock.reported(room.clock().ntp(nowNs) - rtcp.ntp()));
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
        MediaWorker there = pipe.worker();
        boolean sound = slots.isSound(buffer, offset, length);
        if (there == room.worker()) {
            pipe.send(buffer, offset, length, sound ? MediaKind.AUDIO : MediaKind.VIDEO);
        } else {
            PacketRing way = way(outbound, room.worker(), there);
            outbound = way;
            PacketRewriter shared = room.rewriter();
            int own = buffer == shared.buffer() ? Math.min(length, shared.own(offset)) : length;
            way.offer(sound ? sendingSound : sendingPictures, buffer, offset, length, own, shared.body(), 0);
        }
    }

    private LegPipe pipe() {
        return pipe;
    }

    /** What an administrator lets the endpoint receive and send; what it may not send is not forwarded either. */
    void limit(MediaLimits now) {
        if (now.equals(limits)) {
            return;
        }
        limits = now;
        egress.limit(now.receiveBps());
        ingress.limit(now.sendBps());
        listener.limits(now);
        room.changed();
    }

    // what the room and its parts read

    boolean sending() {
        return connected && negotiated;
    }

    LegFormat.@Nullable PayloadType payloadType(MediaCodec codec) {
        return payloadTypes[codec.ordinal()];
    }

    /** Payload type of redundant sound; −1: the endpoint does not take it. */
    int red() {
        return red;
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

    /** How the endpoint's clock stands to ours. */
    EndpointClock clock() {
        return clock;
    }

    /** Our NTP time minus that of the endpoint. */
    long ntpShift() {
        return clock.shift();
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

    /** Tells which layers are to be sent if that has changed; what is closed or has never been sent stays as it is. */
    void settleLayers(long nowNs) {
        for (IngressTrack track : ingress.tracks()) {
            if (track.source.kind() == MediaKind.VIDEO && track.open() && track.known()) {
                track.demand.settle(nowNs);
                tellLayers(track.source, track.demand.states());
            }
        }
    }

    private void tellLayers(MediaSource source, List<LayerState> layers) {
        List<LayerState> before = toldLayers.get(source);
        boolean news = before == null ? layers.stream().anyMatch(layer -> !layer.active() || layer.maxBps() > 0) : !layers.equals(before);
        if (news) {
            toldLayers.put(source, layers);
            listener.layers(source, layers);
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
