// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.rostrum.media.MediaKind;
import org.rostrum.media.leg.MediaCodec;

/** One stream of packets that arrives: a sound, a picture, or one layer of a picture. Confined to the room's worker. */
final class IngressStream {

    /** A layer of several that is silent for so long is taken for stopped: a camera in the dark still sends five frames a second. */
    private static final long LAYER_IDLE_NS = 700_000_000L;
    private static final long RUNNING_NS = 150_000_000L;
    /** A lone picture or a sound: a still screen is sent about once a second. */
    private static final long TRACK_IDLE_NS = 5_000_000_000L;
    /** Octets kept for retransmission, by rank: about one second of each layer. */
    private static final int[] CACHE = {512 << 10, 256 << 10, 96 << 10};

    final IngressTrack track;
    final int rank;
    final int ssrc;
    final long begunNs;
    int rtxSsrc;

    final ReceiveStatistics statistics = new ReceiveStatistics();
    final NackList missing = new NackList();
    final GapCloser numbering = new GapCloser();
    final KeyFrameRequest keyFrames = new KeyFrameRequest();
    final UpMeter meter = new UpMeter();
    final SenderClock clock = new SenderClock();
    final PacketCache cache;
    final StreamLayers layers = new StreamLayers();
    final SoundHistory past = new SoundHistory();
    final SoundWindow sounds = new SoundWindow();

    MediaCodec codec;
    /** H.264: whether parameter sets have come, so that a key frame without them is one whose beginning is lost. */
    private boolean parameterSets;
    /** Pixels as the last key frame told; 0 unknown. */
    int width;
    int height;
    /** Receivers that show it or wait for its key frame. */
    int watchers;
    private long lastArrivalNs;
    private int lastTimestamp;

    IngressStream(IngressTrack track, int rank, int ssrc, MediaCodec codec, long nowNs) {
        this.track = track;
        this.rank = rank;
        this.ssrc = ssrc;
        this.codec = codec;
        this.begunNs = nowNs;
        cache = new PacketCache(CACHE[Math.min(rank, CACHE.length - 1)]);
    }

    /**
     * Takes a packet that belongs to this stream.
     *
     * @param recovered whether it is a retransmission
     * @return whether it is new and holds media; its number is then set
     */
    boolean take(InboundPacket packet, boolean recovered) {
        long extended = statistics.extend(packet.rtp.sequence());
        if (!isNew(extended, packet.arrivalNs, recovered)) {
            return false;
        }
        statistics.count(extended, packet.rtp.timestamp(), packet.arrivalNs, codec.clockRate(), !recovered);
        meter.packet(extended, packet.rtp.length(), packet.rtp.marker(), recovered);
        if (!recovered) {
            clock.passed(lastTimestamp, packet.rtp.timestamp(), packet.arrivalNs - lastArrivalNs, codec.clockRate());
            lastTimestamp = packet.rtp.timestamp();
        }
        lastArrivalNs = packet.arrivalNs;
        if (packet.rtp.payloadLength() == 0) {
            numbering.drop(extended);
            return false;
        }
        packet.number = numbering.number(extended);
        return true;
    }

    private boolean isNew(long extended, long nowNs, boolean recovered) {
        if (!statistics.started() && recovered) {
            return false;
        }
        if (!video()) {
            return sounds.arrived(extended);
        }
        if (!statistics.started()) {
            return true;
        }
        if (extended <= statistics.highest()) {
            return missing.arrived(extended);
        }
        if (watchers > 0 && !missing.missing(statistics.highest() + 1, extended, nowNs)) {
            keyFrames.request();
        }
        return true;
    }

    /** Whether a sound is of use that a later packet brings once more. */
    boolean misses(int sequence) {
        return statistics.started() && !sounds.has(statistics.extend(sequence)) && !restarts(sequence);
    }

    /** Whether a packet lies so far off that its source must have begun anew: it then needs a new stream. */
    boolean restarts(int sequence) {
        return statistics.restarts(statistics.extend(sequence));
    }

    /** What the payload of a packet told. */
    void learn(InboundPacket packet) {
        if (packet.codec != codec) {
            codec = packet.codec;
            width = 0;
            height = 0;
            layers.forget();
        }
        parameterSets |= packet.picture.parameterSets;
        packet.picture.keyFrameStart &= packet.picture.parameterSets || packet.codec != MediaCodec.H264 || !parameterSets;
        layers.count(packet, packet.arrivalNs);
        if (packet.picture.keyFrameStart) {
            keyFrames.arrived();
        }
        if (packet.picture.keyFrameStart || packet.picture.layers > 0) {
            layers.learn(packet);
            int top = layers.topSpatial();
            boolean inside = layers.height(top) > 0;
            if (inside || packet.picture.height > 0) {
                width = inside ? layers.width(top) : packet.picture.width;
                height = inside ? layers.height(top) : packet.picture.height;
            }
        }
    }

    /** What arrives, bits per second over about the last second, RTP headers included. */
    long bitsPerSecond(long nowNs) {
        return layers.bitsPerSecond(nowNs);
    }

    /** The same of what a receiver gets that takes these layers of the stream and those that they need. */
    long bitsPerSecond(int spatial, int temporal, long nowNs) {
        return layers.bitsPerSecond(spatial, temporal, nowNs);
    }

    boolean video() {
        return track.source.kind() == MediaKind.VIDEO;
    }

    /** Whether it is alive. */
    boolean arriving(long nowNs) {
        return statistics.started() && nowNs - lastArrivalNs < TRACK_IDLE_NS;
    }

    /** Whether it flows so well that it is better than another layer that does. */
    boolean flowing(long nowNs) {
        return statistics.started() && nowNs - lastArrivalNs < LAYER_IDLE_NS;
    }

    /** Whether its rate may be believed: that of one that has just stopped seems to fall, and it would look cheap. */
    boolean running(long nowNs) {
        return nowNs - lastArrivalNs < RUNNING_NS;
    }

    /** The sender said that it ends (RTCP BYE); a packet more and it goes on. */
    void ended() {
        lastArrivalNs = Long.MIN_VALUE / 2;
    }

    void watched(int change) {
        watchers += change;
        if (watchers == 0) {
            missing.clear();
            keyFrames.cancel();
        }
    }
}
