// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * Walks the packets of one RTCP datagram (RFC 3550 section 6, reduced size RFC 5506), reused: {@code wrap}, then
 * {@code next} until false. Accessors are valid for the type that {@link #type} tells and check nothing but what
 * {@code next} has checked: that the fixed part of the type is there.
 *
 * <pre>
 * |V=2|P| RC/FMT  |      PT       |   length in words − 1         |
 * |                      SSRC of the sender                       |
 * </pre>
 */
public final class RtcpReader {

    public static final int SENDER_REPORT = 200;
    public static final int RECEIVER_REPORT = 201;
    public static final int SOURCE_DESCRIPTION = 202;
    public static final int BYE = 203;
    public static final int TRANSPORT_FEEDBACK = 205;
    public static final int PAYLOAD_FEEDBACK = 206;

    /** Formats of {@link #TRANSPORT_FEEDBACK}. */
    public static final int NACK = 1;
    public static final int TRANSPORT_CC = 15;

    /** Formats of {@link #PAYLOAD_FEEDBACK}. */
    public static final int PLI = 1;
    public static final int FIR = 4;
    public static final int APPLICATION = 15;

    /** Octets of one report block. */
    public static final int REPORT_BLOCK = 24;

    private static final int REMB = 0x52454D42;

    private byte[] buffer = new byte[0];
    private int next;
    private int end;
    private int packet;
    private int packetEnd;

    /** Begins a datagram. */
    public void wrap(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        next = offset;
        end = offset + length;
        packet = offset;
        packetEnd = offset;
    }

    /** Goes to the next packet. @return false at the end or at the first malformed one */
    public boolean next() {
        if (next + 4 > end || (buffer[next] & 0xc0) != 0x80) {
            return false;
        }
        int size = 4 * (Octets.u16(buffer, next + 2) + 1);
        if (next + size > end) {
            return false;
        }
        packet = next;
        next += size;
        packetEnd = next;
        return cutPadding(size) && packetEnd - packet >= minimum();
    }

    private boolean cutPadding(int size) {
        if ((buffer[packet] & 0x20) == 0) {
            return true;
        }
        int padding = Octets.u8(buffer, packetEnd - 1);
        packetEnd -= padding;
        return padding > 0 && padding <= size - 4;
    }

    private int minimum() {
        return switch (type()) {
            case SENDER_REPORT -> 28 + REPORT_BLOCK * count();
            case RECEIVER_REPORT -> 8 + REPORT_BLOCK * count();
            case BYE -> 4 + 4 * count();
            case TRANSPORT_FEEDBACK -> count() == TRANSPORT_CC ? 20 : 12;
            case PAYLOAD_FEEDBACK -> 12;
            default -> 4;
        };
    }

    public int type() {
        return Octets.u8(buffer, packet + 1);
    }

    /** Number of report blocks or sources, or format of feedback. */
    public int count() {
        return buffer[packet] & 0x1f;
    }

    /** Who sent the report or the feedback. */
    public int senderSsrc() {
        return packet + 8 <= packetEnd ? Octets.i32(buffer, packet + 4) : 0;
    }

    // sender report

    public long ntp() {
        return Octets.i64(buffer, packet + 8);
    }

    public int rtpTime() {
        return Octets.i32(buffer, packet + 16);
    }

    // report blocks of sender and receiver reports, 0 to count() − 1

    public int blockSsrc(int i) {
        return Octets.i32(buffer, block(i));
    }

    /** Share of packets lost since the last report, 256ths. */
    public int blockFractionLost(int i) {
        return Octets.u8(buffer, block(i) + 4);
    }

    /** Packets lost since the beginning; less than zero with duplicates. */
    public int blockLost(int i) {
        return Octets.i32(buffer, block(i) + 4) << 8 >> 8;
    }

    /** Ticks of the stream's clock. */
    public long blockJitter(int i) {
        return Octets.u32(buffer, block(i) + 12);
    }

    /** Middle of the NTP time of the last sender report that arrived, 0 if none. */
    public int blockLastReport(int i) {
        return Octets.i32(buffer, block(i) + 16);
    }

    /** Delay since it arrived, 65536ths of a second. */
    public long blockDelay(int i) {
        return Octets.u32(buffer, block(i) + 20);
    }

    private int block(int i) {
        return packet + (type() == SENDER_REPORT ? 28 : 8) + REPORT_BLOCK * i;
    }

    // BYE

    /** Source {@code i} of a BYE, 0 to count() − 1. */
    public int byeSsrc(int i) {
        return Octets.i32(buffer, packet + 4 + 4 * i);
    }

    // feedback

    /** Which source the feedback is about. */
    public int mediaSsrc() {
        return Octets.i32(buffer, packet + 8);
    }

    /** Entries of a NACK (RFC 4585 section 6.2.1) or a FIR (RFC 5104 section 4.3.1). */
    public int entries() {
        return (packetEnd - packet - 12) / (type() == TRANSPORT_FEEDBACK ? 4 : 8);
    }

    /** First lost sequence number of entry {@code i}. */
    public int nackSequence(int i) {
        return Octets.u16(buffer, packet + 12 + 4 * i);
    }

    /** The 16 that follow it: bit 0 is the next one. */
    public int nackMask(int i) {
        return Octets.u16(buffer, packet + 14 + 4 * i);
    }

    public int firSsrc(int i) {
        return Octets.i32(buffer, packet + 12 + 8 * i);
    }

    /** Bits per second of a REMB (draft-alvestrand-rmcat-remb-03), −1 if this packet is none. */
    public long remb() {
        if (count() != APPLICATION || packet + 20 > packetEnd || Octets.i32(buffer, packet + 12) != REMB) {
            return -1;
        }
        int field = Octets.u24(buffer, packet + 17);
        int exponent = field >> 18;
        long mantissa = field & 0x3ffff;
        return exponent > 45 ? Long.MAX_VALUE : mantissa << exponent;
    }

    public byte[] buffer() {
        return buffer;
    }

    /** Index of this packet. */
    public int offset() {
        return packet;
    }

    /** Octets of this packet without padding. */
    public int length() {
        return packetEnd - packet;
    }
}
