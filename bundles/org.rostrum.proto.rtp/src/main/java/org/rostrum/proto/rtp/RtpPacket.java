// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * View of one RTP packet (RFC 3550 section 5.1) with its header extensions (RFC 8285), reused for packet after packet.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * |                           timestamp                           |
 * |                             SSRC                              |
 * |                          CSRC × CC                            |
 * |      defined by profile       |  length of X in 32-bit words  |
 * |                      extension elements                       |
 * </pre>
 */
public final class RtpPacket {

    public static final int FIXED_HEADER = 12;
    private static final int ONE_BYTE = 0xBEDE;
    private static final int TWO_BYTE = 0x1000;

    private byte[] buffer = new byte[0];
    private int offset;
    private int length;
    private int elements;
    private int elementsEnd;
    private boolean twoByte;
    private int payload;
    private int payloadLength;
    private int extensionLength;

    /** Looks at a packet. The view holds the array until the next call. @return false if it is not well-formed RTP */
    public boolean wrap(byte[] buffer, int offset, int length) {
        if (length < FIXED_HEADER || (buffer[offset] & 0xc0) != 0x80) {
            return false;
        }
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        int end = offset + length;
        int at = offset + FIXED_HEADER + 4 * (buffer[offset] & 0x0f);
        elements = at;
        elementsEnd = at;
        if ((buffer[offset] & 0x10) != 0) {
            if (at + 4 > end) {
                return false;
            }
            int profile = Octets.u16(buffer, at);
            int size = 4 * Octets.u16(buffer, at + 2);
            at += 4;
            if (at + size > end) {
                return false;
            }
            twoByte = (profile & 0xfff0) == TWO_BYTE;
            elements = at;
            elementsEnd = profile == ONE_BYTE || twoByte ? at + size : at;
            at += size;
        }
        payload = at;
        return at <= end && cutPadding(end);
    }

    private boolean cutPadding(int end) {
        int padding = 0;
        if ((buffer[offset] & 0x20) != 0) {
            padding = end > payload ? Octets.u8(buffer, end - 1) : 0;
            if (padding == 0 || padding > end - payload) {
                return false;
            }
        }
        payloadLength = end - payload - padding;
        return true;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    /** Octets of header, payload and padding. */
    public int length() {
        return length;
    }

    public boolean marker() {
        return (buffer[offset + 1] & 0x80) != 0;
    }

    public int payloadType() {
        return buffer[offset + 1] & 0x7f;
    }

    /** 16 bits. */
    public int sequence() {
        return Octets.u16(buffer, offset + 2);
    }

    public int timestamp() {
        return Octets.i32(buffer, offset + 4);
    }

    public int ssrc() {
        return Octets.i32(buffer, offset + 8);
    }

    /** Index in {@link #buffer} of the first octet behind header and extensions. */
    public int payload() {
        return payload;
    }

    /** Octets of payload without padding; 0 for a packet of padding only. */
    public int payloadLength() {
        return payloadLength;
    }

    /** Index in {@link #buffer} of the data of extension element {@code id}, or −1; its size is then {@link #extensionLength}. */
    public int extension(int id) {
        int at = elements;
        while (at < elementsEnd) {
            int head = Octets.u8(buffer, at);
            if (head == 0) {
                at++;
                continue;
            }
            if (!twoByte && head >> 4 == 15 || twoByte && at + 1 >= elementsEnd) {
                return -1;
            }
            int data = twoByte ? at + 2 : at + 1;
            int size = twoByte ? Octets.u8(buffer, at + 1) : (head & 0x0f) + 1;
            if (data + size > elementsEnd) {
                return -1;
            }
            if ((twoByte ? head : head >> 4) == id) {
                extensionLength = size;
                return data;
            }
            at = data + size;
        }
        return -1;
    }

    /** Octets of the element found last. */
    public int extensionLength() {
        return extensionLength;
    }

    /** Whether octets look like RTP or RTCP at all (RFC 7983 section 7: first octet 128 to 191). */
    public static boolean looksLikeMedia(byte[] b, int offset, int length) {
        return length >= 8 && (b[offset] & 0xc0) == 0x80;
    }

    /** Whether it is RTCP rather than RTP on a multiplexed transport (RFC 5761 section 4). */
    public static boolean isRtcp(byte[] b, int offset, int length) {
        int type = length < 2 ? 0 : Octets.u8(b, offset + 1);
        return type >= 192 && type <= 223;
    }

    /** Writes the fixed header without CSRC. @return index behind it */
    public static int writeHeader(
            byte[] b, int at, boolean extensions, boolean marker, int payloadType, int sequence, int timestamp, int ssrc) {
        b[at] = (byte) (extensions ? 0x90 : 0x80);
        setMarkerAndType(b, at, marker, payloadType);
        setSequence(b, at, sequence);
        setTimestamp(b, at, timestamp);
        setSsrc(b, at, ssrc);
        return at + FIXED_HEADER;
    }

    public static void setMarkerAndType(byte[] b, int packet, boolean marker, int payloadType) {
        b[packet + 1] = (byte) (marker ? 0x80 | payloadType : payloadType);
    }

    public static void setSequence(byte[] b, int packet, int sequence) {
        Octets.put16(b, packet + 2, sequence);
    }

    public static void setTimestamp(byte[] b, int packet, int timestamp) {
        Octets.put32(b, packet + 4, timestamp);
    }

    public static void setSsrc(byte[] b, int packet, int ssrc) {
        Octets.put32(b, packet + 8, ssrc);
    }
}
