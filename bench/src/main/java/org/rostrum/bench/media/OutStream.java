// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rostrum.bench.net.Endpoint;
import org.rostrum.proto.rtp.ExtensionBlock;
import org.rostrum.proto.rtp.RtcpWriter;
import org.rostrum.proto.rtp.RtpPacket;
import org.rostrum.proto.rtp.RtpTime;
import org.rostrum.proto.rtp.Rtx;

/** One SSRC that a client sends, with its retransmissions from a bounded cache. Confined to the event loop. */
final class OutStream {

    /** Whole packet, as libwebrtc has it. */
    static final int MAX_PACKET = 1_200;
    private static final int CACHE = 512;
    /** Names are sent until the server must know them, as browsers do. */
    private static final int NAMED_PACKETS = 150;
    /** Room for extensions that come later than a packet is laid out. */
    static final int HEADER_ROOM = 12 + 4 + 16;

    private final Endpoint endpoint;
    private final TransportCounter counter;
    private final Extensions extensions;
    private final int payloadType;
    private final int rtxType;
    private final int clockRate;
    final int ssrc;
    final int rtxSsrc;
    private final byte[] mid;
    private final byte @Nullable [] rid;
    private final byte[] transportCc = new byte[2];
    private final byte[] level = new byte[1];
    private final ExtensionBlock block = new ExtensionBlock();
    private final byte[][] cache;
    private final int[] cached;
    private final byte[] rtx = new byte[MAX_PACKET + 64];
    private int sequence;
    private int rtxSequence;
    private long packets;
    private long octets;
    private long retransmitted;
    private int lastTimestamp;
    private long lastNs;

    /** @param rid null: the section sends one stream; rtxType −1: no retransmission */
    OutStream(Endpoint endpoint, TransportCounter counter, Extensions extensions, SendFormat format, Ids ids) {
        this.endpoint = endpoint;
        this.counter = counter;
        this.extensions = extensions;
        this.payloadType = format.payloadType();
        this.rtxType = format.rtxType();
        this.clockRate = format.clockRate();
        this.ssrc = ids.ssrc();
        this.rtxSsrc = ids.rtxSsrc();
        this.mid = format.mid().getBytes(StandardCharsets.US_ASCII);
        this.rid = ids.rid() == null ? null : ids.rid().getBytes(StandardCharsets.US_ASCII);
        this.cache = new byte[rtxType < 0 ? 0 : CACHE][];
        this.cached = new int[cache.length];
        this.sequence = ssrc >>> 5 & 0x3fff;
        this.rtxSequence = ssrc >>> 9 & 0x3fff;
    }

    /** Which numbers a stream has. */
    record Ids(int ssrc, int rtxSsrc, @Nullable String rid) {}

    /** Begins a packet: header and extensions. @return index of the payload */
    int begin(byte[] packet, boolean marker, int timestamp, int audioLevel) {
        block.clear();
        if (packets < NAMED_PACKETS) {
            block.add(extensions.mid(), mid, 0, mid.length);
            if (rid != null) {
                block.add(extensions.rid(), rid, 0, rid.length);
            }
        }
        if (audioLevel >= 0) {
            level[0] = (byte) (0x80 | audioLevel);
            block.add(extensions.audioLevel(), level, 0, 1);
        }
        if (extensions.transportCc() > 0) {
            int number = counter.next();
            transportCc[0] = (byte) (number >> 8);
            transportCc[1] = (byte) number;
            block.add(extensions.transportCc(), transportCc, 0, 2);
        }
        lastTimestamp = timestamp;
        packet[0] = (byte) (block.isEmpty() ? 0x80 : 0x90);
        RtpPacket.setMarkerAndType(packet, 0, marker, payloadType);
        RtpPacket.setSequence(packet, 0, sequence);
        RtpPacket.setTimestamp(packet, 0, timestamp);
        RtpPacket.setSsrc(packet, 0, ssrc);
        return block.write(packet, RtpPacket.FIXED_HEADER);
    }

    /** Sends what was begun and filled; the end of the payload becomes the stamp of the publisher. */
    void stampAndSend(byte[] packet, int length, int publisher) {
        Stamp.write(packet, length, publisher, System.nanoTime());
        send(packet, length);
    }

    /** Sends what was begun and filled, as it is. */
    void send(byte[] packet, int length) {
        lastNs = System.nanoTime();
        endpoint.write(packet, length, false);
        if (cache.length > 0) {
            keep(packet, length);
        }
        sequence = sequence + 1 & 0xffff;
        packets++;
        octets += length;
    }

    private void keep(byte[] packet, int length) {
        int slot = sequence & CACHE - 1;
        byte[] copy = cache[slot];
        if (copy == null) {
            copy = new byte[MAX_PACKET];
            cache[slot] = copy;
        }
        System.arraycopy(packet, 0, copy, 0, length);
        cached[slot] = sequence << 16 | length;
    }

    /** Answers a NACK for one number, if it is still there. */
    void retransmit(int number) {
        int slot = number & CACHE - 1;
        if (cache.length == 0 || cached[slot] >>> 16 != number || (cached[slot] & 0xffff) == 0) {
            return;
        }
        int length = cached[slot] & 0xffff;
        System.arraycopy(cache[slot], 0, rtx, Rtx.OVERHEAD, length);
        RtpPacket view = new RtpPacket();
        if (!view.wrap(rtx, Rtx.OVERHEAD, length)) {
            return;
        }
        Rtx.wrap(rtx, Rtx.OVERHEAD, view.payload(), rtxType, rtxSequence, rtxSsrc);
        rtxSequence = rtxSequence + 1 & 0xffff;
        endpoint.write(rtx, length + Rtx.OVERHEAD, false);
        retransmitted++;
    }

    void report(RtcpWriter writer, long nowNs) {
        long ntp = RtpTime.ntp(System.currentTimeMillis() * 1_000_000);
        int timestamp = lastTimestamp + (int) RtpTime.ticks(nowNs - lastNs, clockRate);
        writer.senderReport(ssrc, ntp, timestamp, packets, octets);
    }

    boolean started() {
        return packets > 0;
    }

    long packets() {
        return packets;
    }

    long octets() {
        return octets;
    }

    long retransmitted() {
        return retransmitted;
    }
}
