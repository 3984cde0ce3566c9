// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.proto.rtp.ExtensionBlock;
import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.test.SvcPattern;
import org.rostrum.test.SvcPattern.Frame;

/** Makes the packets of a scalable picture in VP8, VP9 or AV1. Each says behind its descriptor which frame it belongs to. */
final class ScalableSource {

    static final int SSRC = 77;
    private static final int[] WIDTHS = {320, 640, 1280};
    private static final int[] HEIGHTS = {180, 360, 720};
    private static final int PAYLOAD = 1000;
    /** Octets that a test finds from the end of each packet: frame (4), spatial, temporal, index, count. */
    static final int TRAILER = 8;

    final SvcPattern pattern;
    final List<Frame> frames = new ArrayList<>();
    boolean keyWanted = true;
    /** Spatial layers that the sender's way carries; it announces all of them whatever it sends. */
    int sends = Integer.MAX_VALUE;
    int keys;

    private final MediaCodec codec;
    private final int type;
    private int sequence = 65_000;
    private long picture = -1;
    private int sinceKey;
    private int tl0;

    ScalableSource(MediaCodec codec, int type, SvcPattern pattern) {
        this.codec = codec;
        this.type = type;
        this.pattern = pattern;
    }

    /** The same source of packets, which goes on with another codec. */
    ScalableSource goesOn(MediaCodec codec, int type) {
        ScalableSource next = new ScalableSource(codec, type, pattern);
        next.sequence = sequence;
        next.picture = picture;
        return next;
    }

    /** All packets of the next picture. */
    List<byte[]> picture(int timestamp) {
        picture++;
        boolean key = keyWanted;
        keyWanted = false;
        keys += key ? 1 : 0;
        int layers = Math.min(sends, pattern.spatial());
        sinceKey = key ? 0 : sinceKey + 1;
        List<byte[]> packets = new ArrayList<>();
        for (int s = 0; s < layers; s++) {
            Frame frame = pattern.frame(picture, sinceKey, s, key);
            frames.add(frame);
            tl0 += s == 0 && frame.temporal() == 0 ? 1 : 0;
            int count = (key ? 3 : 1) << s;
            for (int i = 0; i < count; i++) {
                boolean last = s == layers - 1 && i == count - 1;
                packets.add(packet(frame, i, count, last, timestamp));
            }
        }
        return packets;
    }

    private byte[] packet(Frame frame, int index, int count, boolean marker, int timestamp) {
        boolean start = index == 0;
        boolean end = index == count - 1;
        byte[] b = new byte[200 + PAYLOAD];
        ExtensionBlock block = new ExtensionBlock();
        if (codec == MediaCodec.AV1) {
            byte[] descriptor = pattern.descriptor(frame, start, end, frame.key() && frame.spatial() == 0 && start,
                    Arrays.copyOf(WIDTHS, pattern.spatial()), Arrays.copyOf(HEIGHTS, pattern.spatial()));
            block.add(TestPeer.IDS.dependencyDescriptor(), descriptor, 0, descriptor.length);
        }
        int at = RtpPacket.writeHeader(b, 0, !block.isEmpty(), marker, type, sequence++, timestamp, SSRC);
        at = block.write(b, at);
        at = switch (codec) {
            case VP8 -> vp8(b, at, frame, start);
            case VP9 -> vp9(b, at, frame, start, end);
            default -> av1(b, at, frame, start);
        };
        at += PAYLOAD - TRAILER;
        Octets.put32(b, at, (int) frame.number());
        b[at + 4] = (byte) frame.spatial();
        b[at + 5] = (byte) frame.temporal();
        b[at + 6] = (byte) index;
        b[at + 7] = (byte) count;
        return Arrays.copyOf(b, at + TRAILER);
    }

    /** A frame above the base layer that needs the base layer alone. */
    private boolean switching(Frame frame) {
        return frame.temporal() > 0 && sinceKey % 4 != 3;
    }

    private int vp8(byte[] b, int from, Frame frame, boolean start) {
        b[from] = (byte) (start ? 0x90 : 0x80);
        b[from + 1] = (byte) 0xe0;
        Octets.put16(b, from + 2, 0x8000 | (int) picture + 32_700 & 0x7fff);
        b[from + 4] = (byte) tl0;
        b[from + 5] = (byte) (frame.temporal() << 6 | (switching(frame) ? 0x20 : 0));
        b[from + 6] = (byte) (frame.key() ? 0 : 1);
        if (frame.key() && start) {
            Octets.put24(b, from + 9, 0x9d012a);
            Octets.put16(b, from + 12, 0x4001);
            Octets.put16(b, from + 14, 0xb400);
        }
        return from + 20;
    }

    private int vp9(byte[] b, int from, Frame frame, boolean start, boolean end) {
        boolean sizes = frame.key() && frame.spatial() == 0 && start;
        int at = from;
        b[at++] = (byte) (0xa0 | (frame.key() ? 0 : 0x40) | (start ? 0x08 : 0) | (end ? 0x04 : 0) | (sizes ? 0x02 : 0)
                | (frame.discardableBelow() ? 0x01 : 0));
        Octets.put16(b, at, 0x8000 | (int) picture + 32_700 & 0x7fff);
        at += 2;
        boolean interLayer = frame.references().contains(1) && frame.spatial() > 0;
        b[at++] = (byte) (frame.temporal() << 5 | (switching(frame) ? 0x10 : 0) | frame.spatial() << 1 | (interLayer ? 1 : 0));
        b[at++] = (byte) tl0;
        if (sizes) {
            b[at++] = (byte) (pattern.spatial() - 1 << 5 | 0x10);
            for (int i = 0; i < pattern.spatial(); i++) {
                Octets.put16(b, at, WIDTHS[i]);
                Octets.put16(b, at + 2, HEIGHTS[i]);
                at += 4;
            }
        }
        return at;
    }

    private int av1(byte[] b, int from, Frame frame, boolean start) {
        b[from] = (byte) (start && frame.key() && frame.spatial() == 0 ? 0x18 : 0x10);
        return from + 1;
    }
}
