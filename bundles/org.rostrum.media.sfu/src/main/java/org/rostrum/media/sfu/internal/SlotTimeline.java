// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.MediaKind;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.proto.rtp.PictureFields;
import org.rostrum.proto.rtp.RtpTime;
import org.rostrum.proto.rtp.SequenceNumber;

/**
 * The numbers of one receive slot, which grow evenly whatever source or layer feeds it: sequence number, time stamp, VP8 and
 * VP9 picture ID and TL0PICIDX, AV1 frame number. Each change of stream opens a segment with constant shifts; the last few
 * are remembered so that a retransmission gets the same numbers again. Confined to the room's worker.
 */
final class SlotTimeline {

    private static final int SEGMENTS = 8;
    /** Packets remembered, powers of two: sound is not repaired, of a good picture more than one second. */
    private static final int AUDIO_MEMORY = 64;
    private static final int VIDEO_MEMORY = 1024;
    /** A time stamp by sender reports that lies further ahead than this is not believed. */
    private static final int MAX_STEP_SECONDS = 5;

    /** Packets of one stream from one point on. */
    static final class Segment {
        @Nullable IngressStream stream;
        /** Of these packets; a stream may go on with another one. */
        MediaCodec codec = MediaCodec.OPUS;
        long firstOut;
        long firstIn;
        int timestampShift;
        int pictureShift;
        int tl0Shift;
    }

    private final Segment[] segments = new Segment[SEGMENTS];
    private int latest = -1;
    private final SlotNumbers numbers;
    private long highest;
    private int timestamp;
    private long sentNs;
    private int picture;
    private int tl0;
    private boolean started;

    SlotTimeline(Random random, MediaKind kind) {
        for (int i = 0; i < SEGMENTS; i++) {
            segments[i] = new Segment();
        }
        // RFC 3711 section 3.3.1: a first number in the lower half keeps both sides' rollover counters together
        highest = 0x1_0000L + random.nextInt(0x8000);
        numbers = new SlotNumbers(highest, kind == MediaKind.AUDIO ? AUDIO_MEMORY : VIDEO_MEMORY);
        timestamp = random.nextInt();
    }

    /** Opens a segment: the stream begins in this slot with this packet. */
    Segment begin(IngressStream stream, InboundPacket packet) {
        Segment before = started ? segments[latest] : null;
        latest = (latest + 1) % SEGMENTS;
        int next = nextTimestamp(before, stream, packet);
        Segment segment = segments[latest];
        segment.stream = stream;
        segment.codec = packet.codec;
        segment.firstOut = numbers.highest() + 1;
        segment.firstIn = packet.number;
        segment.timestampShift = next - packet.rtp.timestamp();
        segment.pictureShift = picture + 1 - packet.picture.pictureId;
        segment.tl0Shift = tl0 + 1 - packet.picture.tl0;
        numbers.begin(packet.number);
        return segment;
    }

    /** By the sender's clock between layers of one picture, so that lips stay in step; else by the time that has passed. */
    private int nextTimestamp(@Nullable Segment before, IngressStream stream, InboundPacket packet) {
        if (!started) {
            return timestamp;
        }
        int rate = packet.codec.clockRate();
        IngressStream old = before == null ? null : before.stream;
        if (old != null && old.track == stream.track && old.clock.known() && stream.clock.known()) {
            long captured = stream.clock.ntpOf(packet.rtp.timestamp(), rate);
            int step = old.clock.timestampOf(captured, rate) + before.timestampShift - timestamp;
            if (step > 0 && step < MAX_STEP_SECONDS * rate) {
                return timestamp + step;
            }
        }
        return timestamp + (int) Math.max(1, RtpTime.ticks(packet.arrivalNs - sentNs, rate));
    }

    /** The segment of packets that come now. */
    Segment current() {
        return segments[latest];
    }

    /** Numbers of packets that come now. */
    SlotNumbers numbers() {
        return numbers;
    }

    /** Time stamp of the newest packet sent. */
    int timestamp() {
        return timestamp;
    }

    /** A packet was sent. @param pictureShift of its picture number */
    void sent(Segment segment, InboundPacket packet, long out, int pictureShift) {
        if (started && out <= highest) {
            return;
        }
        highest = out;
        timestamp = packet.rtp.timestamp() + segment.timestampShift;
        sentNs = packet.arrivalNs;
        PictureFields fields = packet.picture;
        if (fields.pictureIdBits > 0) {
            picture = fields.pictureId + pictureShift;
        }
        if (fields.tl0At >= 0) {
            tl0 = fields.tl0 + segment.tl0Shift;
        }
        started = true;
    }

    /** The full number of one that a receiver names by 16 bits; nearest to those given. */
    long extend(int sequence) {
        return SequenceNumber.extend(numbers.highest(), sequence);
    }

    /** Segment of a packet that was sent; null if it or its stream is forgotten, or it was never sent. */
    @Nullable Segment of(long out) {
        if (!started || out > numbers.highest()) {
            return null;
        }
        for (int i = 0; i < SEGMENTS; i++) {
            Segment segment = segments[(latest - i + SEGMENTS) % SEGMENTS];
            if (segment.firstOut <= out) {
                // of a stream that has gone: an older segment would find a packet of somebody else
                return segment.stream == null ? null : segment;
            }
        }
        return null;
    }

    boolean started() {
        return started;
    }

    /** Lets go of streams that have ended. */
    void forget(IngressTrack track) {
        for (Segment segment : segments) {
            if (segment.stream != null && segment.stream.track == track) {
                segment.stream = null;
            }
        }
    }
}
