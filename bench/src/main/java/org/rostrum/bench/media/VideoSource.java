// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import org.jspecify.annotations.Nullable;

/**
 * One layer of VP8 (RFC 7741): real descriptors and key frame headers, payload of noise or a film that can be decoded. A frame is cut into packets of about equal
 * size as libwebrtc does, the later ones one octet longer, and leaves in one burst. Confined to the event loop.
 */
final class VideoSource {

    private static final int CLOCK = 90_000;
    private static final int DESCRIPTOR = 6;
    private static final int[] TEMPORAL = {0, 2, 1, 2};
    private static final byte[] NOISE = noise();
    private static final long MIN_KEY_INTERVAL_NS = 300_000_000;

    private final VideoTrace trace;
    private final OutStream stream;
    private final int publisher;
    private final boolean temporalLayers;
    private final @Nullable Clip clip;
    private final byte[] packet = new byte[OutStream.MAX_PACKET];
    private final int timestampStep;
    private int timestamp;
    private int pictureId;
    private int tl0;
    private long frame;
    private long lastKeyNs;
    private boolean keyWanted = true;
    private boolean active = true;

    /** @param clip null: noise of the trace's sizes */
    VideoSource(VideoTrace trace, OutStream stream, int publisher, boolean temporalLayers, @Nullable Clip clip) {
        this.trace = trace;
        this.stream = stream;
        this.publisher = publisher;
        this.temporalLayers = temporalLayers;
        this.clip = clip;
        this.timestampStep = CLOCK / trace.fps();
        this.timestamp = stream.ssrc;
        this.pictureId = stream.ssrc & 0x7fff;
    }

    OutStream stream() {
        return stream;
    }

    /** The receiver needs a key frame. */
    void wantKey() {
        keyWanted = true;
    }

    /** A layer that the server does not want sends nothing; it begins again with a key frame. */
    void active(boolean on) {
        keyWanted |= on && !active;
        active = on;
    }

    /** Sends the next frame. */
    void next(long nowNs) {
        timestamp += timestampStep;
        if (!active) {
            return;
        }
        boolean due = clip != null ? frame >= clip.frames().size() : nowNs - lastKeyNs > trace.keyFrameSeconds() * 1_000_000_000L;
        boolean key = lastKeyNs == 0 || due || keyWanted && nowNs - lastKeyNs > MIN_KEY_INTERVAL_NS;
        if (key) {
            keyWanted = false;
            lastKeyNs = nowNs;
            frame = 0;
        }
        int tid = temporalLayers ? TEMPORAL[(int) (frame % TEMPORAL.length)] : 0;
        if (tid == 0) {
            tl0++;
        }
        if (clip == null) {
            sendFrame(NOISE, trace.size(frame, key), key, tid);
        } else {
            byte[] picture = clip.frames().get((int) frame);
            sendFrame(picture, picture.length, key, tid);
        }
        pictureId = pictureId + 1 & 0x7fff;
        frame++;
    }

    private void sendFrame(byte[] source, int size, boolean key, int tid) {
        int room = OutStream.MAX_PACKET - OutStream.HEADER_ROOM - DESCRIPTOR;
        int count = (size + room - 1) / room;
        int share = size / count;
        int larger = size % count;
        int from = 0;
        for (int i = 0; i < count; i++) {
            int whole = share + (i >= count - larger ? 1 : 0);
            int length = clip == null ? Math.max(whole, Stamp.SIZE + 10) : whole;
            int at = stream.begin(packet, i == count - 1, timestamp, -1);
            at = descriptor(at, i == 0, tid);
            System.arraycopy(source, from, packet, at, length);
            if (clip != null) {
                from += length;
                stream.send(packet, at + length);
                continue;
            }
            if (i == 0) {
                frameHeader(at, key);
            }
            stream.stampAndSend(packet, at + length, publisher);
        }
    }

    /** X, S, then I L T, 15 bits of picture ID, TL0PICIDX, TID. */
    private int descriptor(int at, boolean first, int tid) {
        packet[at] = (byte) (0x80 | (tid == 2 ? 0x20 : 0) | (first ? 0x10 : 0));
        packet[at + 1] = (byte) 0xE0;
        packet[at + 2] = (byte) (0x80 | pictureId >> 8);
        packet[at + 3] = (byte) pictureId;
        packet[at + 4] = (byte) tl0;
        packet[at + 5] = (byte) (tid << 6 | (tid > 0 ? 0x20 : 0));
        return at + DESCRIPTOR;
    }

    /** RFC 6386 section 9.1: bit 0 is 0 for key frames, which have a start code and a size. */
    private void frameHeader(int at, boolean key) {
        packet[at] = (byte) (key ? 0x10 : 0x11);
        if (key) {
            packet[at + 3] = (byte) 0x9d;
            packet[at + 4] = 0x01;
            packet[at + 5] = 0x2a;
            packet[at + 6] = (byte) trace.width();
            packet[at + 7] = (byte) (trace.width() >> 8);
            packet[at + 8] = (byte) trace.height();
            packet[at + 9] = (byte) (trace.height() >> 8);
        }
    }

    long intervalNs() {
        return 1_000_000_000L / trace.fps();
    }

    private static byte[] noise() {
        byte[] noise = new byte[OutStream.MAX_PACKET];
        new java.util.Random(1).nextBytes(noise);
        return noise;
    }
}
