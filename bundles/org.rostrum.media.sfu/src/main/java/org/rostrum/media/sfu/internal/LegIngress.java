// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.MediaKind;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.leg.LegFormat;
import org.rostrum.media.leg.LegInput;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.proto.rtp.DependencyStructure;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.RedPacket;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.Rtx;

/**
 * What one endpoint sends: finds the stream of each packet, undoes retransmissions and redundancy, counts; {@link IngressFeedback} answers.
 * Confined to the room's worker.
 */
final class LegIngress {

    /** Streams whose endpoint does not tell levels count as quiet speech while they send. */
    private static final int UNKNOWN_LEVEL = 45;
    /** A stream that has just begun is not replaced: a camera that is changed takes longer. */
    private static final long RENEWAL_NS = 200_000_000L;

    /** Where packets of one SSRC belong. */
    private record Binding(IngressTrack track, int rank, int ssrc, boolean repair) {}

    private final SfuLeg leg;
    private final SfuRoom room;
    private final SsrcTable<Binding> bindings = new SsrcTable<>();
    private final IngressFeedback told;
    private List<IngressTrack> tracks = List.of();
    private LegFormat.Extensions ids = LegFormat.Extensions.NONE;
    private final @Nullable MediaCodec[] codecs = new MediaCodec[128];
    private final boolean[] repairs = new boolean[128];
    private final RedPacket redundant = new RedPacket();
    private int red = -1;
    private long sendBps = MediaLimits.UNLIMITED;
    private long unknown;

    LegIngress(SfuLeg leg, SfuRoom room) {
        this.leg = leg;
        this.room = room;
        told = new IngressFeedback(leg, room);
    }

    // negotiation

    /** Takes what was negotiated. Tracks that stay keep their streams. */
    void negotiated(LegFormat format, List<LegInput> inputs) {
        ids = format.extensions();
        red = format.red();
        Arrays.fill(codecs, null);
        Arrays.fill(repairs, false);
        format.alsoSent().forEach((type, codec) -> codecs[type] = codec);
        format.payloadTypes().forEach((codec, type) -> {
            codecs[type.media()] = codec;
            if (type.rtx() >= 0) {
                codecs[type.rtx()] = codec;
                repairs[type.rtx()] = true;
            }
        });
        List<IngressTrack> next = new ArrayList<>();
        for (LegInput input : inputs) {
            next.add(tracks.stream().filter(t -> t.input.equals(input)).findFirst()
                    .orElseGet(() -> new IngressTrack(leg, input, room.gates().of(leg.participant()))));
        }
        tracks.stream().filter(t -> !next.contains(t)).forEach(IngressTrack::close);
        tracks = List.copyOf(next);
        bindAnew();
        limit(sendBps);
    }

    /** What the endpoint may send at most (30/BW-3): larger layers are neither asked for nor forwarded. */
    void limit(long bps) {
        sendBps = bps;
        for (IngressTrack track : tracks) {
            track.demand.limit(bps == MediaLimits.UNLIMITED ? 0 : SendLimit.best(bps, track.layers()));
        }
    }

    /** Whether a picture is smaller than it could be for the limit's sake. */
    boolean cut(long nowNs) {
        for (IngressTrack track : tracks) {
            if (track.source.kind() == MediaKind.VIDEO && track.open() && track.live(nowNs)
                    && (!track.demand.allowed(0) || track.layers() == 1 && SendLimit.pictures(sendBps) < track.demand.bound.ceiling())) {
                return true;
            }
        }
        return false;
    }

    private void bindAnew() {
        bindings.clear();
        for (IngressTrack track : tracks) {
            for (int rank = 0; rank < track.layers(); rank++) {
                LegInput.Encoding encoding = track.input.encodings().get(rank);
                IngressStream stream = track.stream(rank);
                bind(track, rank, stream == null ? encoding.ssrc() : stream.ssrc, false);
                bind(track, rank, stream == null ? encoding.rtxSsrc() : stream.rtxSsrc, true);
            }
        }
    }

    private @Nullable Binding bind(IngressTrack track, int rank, int ssrc, boolean repair) {
        if (ssrc == 0) {
            return null;
        }
        Binding binding = new Binding(track, rank, ssrc, repair);
        return bindings.put(ssrc, binding) ? binding : null;
    }

    List<IngressTrack> tracks() {
        return tracks;
    }

    void close() {
        tracks.forEach(IngressTrack::close);
        tracks = List.of();
        bindings.clear();
    }

    // packets

    void packet(InboundPacket packet, byte[] buffer, int offset, int length, long nowNs) {
        RtpPacket rtp = packet.rtp;
        if (!rtp.wrap(buffer, offset, length)) {
            unknown++;
            return;
        }
        countTransport(rtp, nowNs);
        Binding binding = bindings.get(rtp.ssrc());
        if (binding == null) {
            binding = discover(rtp);
        }
        if (binding == null) {
            unknown++;
        } else if (binding.repair) {
            recovered(binding, packet, nowNs);
        } else if (rtp.payloadType() == red) {
            redundant(binding, packet, nowNs);
        } else {
            original(binding, packet, nowNs);
        }
    }

    private void countTransport(RtpPacket rtp, long nowNs) {
        int at = ids.transportCc() == 0 ? -1 : rtp.extension(ids.transportCc());
        if (at >= 0 && rtp.extensionLength() >= 2) {
            told.received(Octets.u16(rtp.buffer(), at), rtp.ssrc(), nowNs);
        }
    }

    private void original(Binding binding, InboundPacket packet, long nowNs) {
        MediaCodec codec = codecs[packet.rtp.payloadType()];
        if (codec == null || codec.kind() != binding.track.source.kind()) {
            unknown++;
            return;
        }
        IngressStream stream = stream(binding, packet, codec, nowNs);
        if (stream != null) {
            take(stream, packet, codec, false, nowNs);
        }
    }

    /** A sound that brings earlier ones once more (RFC 2198): those that are missing are taken first, behind us there is no redundancy. */
    private void redundant(Binding binding, InboundPacket packet, long nowNs) {
        RtpPacket rtp = packet.rtp;
        MediaCodec codec = redundant.read(rtp.buffer(), rtp.payload(), rtp.payloadLength()) ? codecs[redundant.type()] : null;
        if (codec == null || codec.kind() != MediaKind.AUDIO || binding.track.source.kind() != MediaKind.AUDIO) {
            unknown++;
            return;
        }
        IngressStream stream = stream(binding, packet, codec, nowNs);
        if (stream == null) {
            return;
        }
        for (int i = 0; i < redundant.earlier(); i++) {
            int sequence = rtp.sequence() - redundant.earlier() + i & 0xffff;
            if (redundant.length(i) > 0 && redundant.type(i) == redundant.type() && stream.misses(sequence)) {
                InboundPacket lost = room.replay();
                int length = redundant.write(i, rtp, sequence, room.replayBuffer());
                if (lost.rtp.wrap(room.replayBuffer(), 0, length)) {
                    take(stream, lost, codec, true, nowNs);
                }
            }
        }
        int offset = redundant.unwrap(rtp);
        if (rtp.wrap(rtp.buffer(), offset, rtp.offset() + rtp.length() - offset)) {
            take(stream, packet, codec, false, nowNs);
        }
    }

    /** Null for what would begin anew at once after it began: a source that does so with each packet would cost the whole room. */
    private @Nullable IngressStream stream(Binding binding, InboundPacket packet, MediaCodec codec, long nowNs) {
        IngressStream stream = binding.track.stream(binding.rank);
        if (stream == null || stream.ssrc != binding.ssrc || stream.restarts(packet.rtp.sequence())) {
            if (stream != null && nowNs - stream.begunNs < RENEWAL_NS) {
                unknown++;
                return null;
            }
            int repair = stream == null ? binding.track.input.encodings().get(binding.rank).rtxSsrc() : stream.rtxSsrc;
            stream = new IngressStream(binding.track, binding.rank, binding.ssrc, codec, nowNs);
            stream.rtxSsrc = repair;
            binding.track.stream(stream);
            room.changed();
        }
        return stream;
    }

    /** A retransmission becomes the packet that was lost; padding in its guise is dropped. */
    private void recovered(Binding binding, InboundPacket packet, long nowNs) {
        RtpPacket rtp = packet.rtp;
        IngressStream stream = binding.track.stream(binding.rank);
        int sequence = Rtx.originalSequence(rtp);
        MediaCodec codec = codecs[rtp.payloadType()];
        if (stream == null || sequence < 0 || codec == null || stream.restarts(sequence)) {
            return;
        }
        int offset = rtp.offset() + Rtx.OVERHEAD;
        int length = rtp.length() - Rtx.OVERHEAD;
        Rtx.unwrap(rtp, 0, stream.ssrc);
        if (rtp.wrap(rtp.buffer(), offset, length)) {
            take(stream, packet, codec, true, nowNs);
        }
    }

    private void take(IngressStream stream, InboundPacket packet, MediaCodec codec, boolean recovered, long nowNs) {
        packet.arrivalNs = nowNs;
        if (!stream.take(packet, recovered)) {
            return;
        }
        if (!packet.parse(codec, ids, structure(stream, codec), nowNs)) {
            unknown++;
            return;
        }
        stream.learn(packet);
        IngressTrack track = stream.track;
        if (!track.open()) {
            return;
        }
        if (stream.video()) {
            if (stream.watchers > 0) {
                stream.cache.put(packet.number, packet.rtp.buffer(), packet.rtp.offset(), packet.rtp.length());
            }
        } else if (!recovered) {
            guessClock(stream, packet.rtp.timestamp(), nowNs);
            track.loudness.packet(packet.level < 0 ? UNKNOWN_LEVEL : packet.level, nowNs);
        }
        track.route(stream, packet, room.rewriter());
        told.requestKeyFrame(stream, nowNs);
    }

    /**
     * Browsers report about sounds after two or three seconds only (RFC 3550 section 6.2), about pictures within one: until then the
     * sound that travelled fastest tells, as it was captured about when it was sent. So lips are in step sooner.
     */
    private void guessClock(IngressStream stream, int timestamp, long nowNs) {
        if (leg.clock().known() && stream.clock.guessing()) {
            stream.clock.guess(room.clock().ntp(nowNs) - leg.clock().shift(), timestamp, stream.codec.clockRate());
        }
    }

    /** What is known of the endpoint's clock has changed by so much. */
    void clockMoved(long by) {
        for (IngressTrack track : tracks) {
            IngressStream sound = by == 0 || track.source.kind() == MediaKind.VIDEO ? null : track.stream(0);
            if (sound != null) {
                sound.clock.moved(by);
            }
        }
    }

    private @Nullable DependencyStructure structure(IngressStream stream, MediaCodec codec) {
        return ids.dependencyDescriptor() != 0 && stream.video() && codec != MediaCodec.VP8 ? stream.layers.structure() : null;
    }

    // who sends: MID and RID (RFC 9143 section 9.2, RFC 8852), for the first packets of an SSRC

    private @Nullable Binding discover(RtpPacket rtp) {
        if (codecs[rtp.payloadType()] == null) {
            return null;
        }
        for (IngressTrack track : tracks) {
            if (says(rtp, ids.mid(), track.input.mid())) {
                return discover(rtp, track);
            }
        }
        return null;
    }

    private @Nullable Binding discover(RtpPacket rtp, IngressTrack track) {
        boolean repair = repairs[rtp.payloadType()];
        List<LegInput.Encoding> encodings = track.input.encodings();
        for (int rank = 0; rank < encodings.size(); rank++) {
            String rid = encodings.get(rank).rid();
            if (rid.isEmpty() || says(rtp, ids.rid(), rid) || says(rtp, ids.repairedRid(), rid)) {
                return discovered(track, rank, rtp.ssrc(), repair || !rid.isEmpty() && says(rtp, ids.repairedRid(), rid));
            }
        }
        return null;
    }

    private @Nullable Binding discovered(IngressTrack track, int rank, int ssrc, boolean repair) {
        IngressStream stream = track.stream(rank);
        if (repair) {
            if (stream == null) {
                return null;
            }
            stream.rtxSsrc = ssrc;
        }
        Binding binding = bind(track, rank, ssrc, repair);
        if (binding == null) {
            // full of sources that have gone: only those in use are kept
            bindAnew();
            binding = bind(track, rank, ssrc, repair);
        }
        return binding;
    }

    private static boolean says(RtpPacket rtp, int id, String word) {
        int at = id == 0 || word.isEmpty() ? -1 : rtp.extension(id);
        if (at < 0 || rtp.extensionLength() != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (rtp.buffer()[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    // feedback to the endpoint

    /** Repair that has just become due; called behind each batch and on each tick. */
    void requestRepair(long nowNs) {
        told.requestRepair(tracks, nowNs);
    }

    void tick(long nowNs) {
        told.requestRepair(tracks, nowNs);
        told.tick(nowNs);
    }

    /** Once a second: what came of each source. */
    void report(long nowNs) {
        if (red >= 0) {
            told.askForRedundancy(sendBps, nowNs);
        }
        told.report(tracks, nowNs);
    }

    /** Whether the endpoint was asked to send its sound twice. */
    boolean redundancy() {
        return told.redundancy();
    }

    // reports of the endpoint

    /** The stream that this SSRC is; null if it is none. */
    @Nullable IngressStream stream(int ssrc) {
        Binding binding = bindings.get(ssrc);
        IngressStream stream = binding == null || binding.repair ? null : binding.track.stream(binding.rank);
        return stream != null && stream.ssrc == ssrc ? stream : null;
    }

    /** Packets that belong to nothing that was negotiated, or are malformed. */
    long unknown() {
        return unknown;
    }
}
