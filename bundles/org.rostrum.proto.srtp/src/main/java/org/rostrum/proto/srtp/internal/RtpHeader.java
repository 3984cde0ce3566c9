// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp.internal;

/**
 * The part of the RTP header that SRTP looks at.
 *
 * <pre>
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * |                           timestamp                           |
 * |           synchronization source (SSRC) identifier            |
 * |            contributing source (CSRC) identifiers ...         |
 * |      defined by profile       |     length of extension       | if X
 * </pre>
 *
 * @see "RFC 3550 sections 5.1 and 5.3.1"
 */
public final class RtpHeader {

    private static final int FIXED = 12;

    private RtpHeader() {}

    /** Octets up to the payload; −1 where they are not all there or the version is wrong. */
    public static int length(byte[] packet, int offset, int length) {
        if (length < FIXED || (packet[offset] & 0xC0) != 0x80) {
            return -1;
        }
        int header = FIXED + 4 * (packet[offset] & 0x0F);
        if ((packet[offset] & 0x10) != 0) {
            if (length < header + 4) {
                return -1;
            }
            header += 4 + 4 * Bytes.u16(packet, offset + header + 2);
        }
        return header <= length ? header : -1;
    }

    public static int sequence(byte[] packet, int offset) {
        return Bytes.u16(packet, offset + 2);
    }

    public static int ssrc(byte[] packet, int offset) {
        return Bytes.i32(packet, offset + 8);
    }

    /**
     * Index of a packet from its sequence number and the highest index so far (−1: none), the nearest that fits; negative where
     * it would lie before the first (RFC 3711 section 3.3.1).
     */
    public static long index(long highest, int sequence) {
        if (highest < 0) {
            return sequence;
        }
        long rollover = highest >>> 16;
        int last = (int) highest & 0xffff;
        if (last < 0x8000) {
            rollover -= sequence - last > 0x8000 ? 1 : 0;
        } else {
            rollover += last - 0x8000 > sequence ? 1 : 0;
        }
        return (rollover << 16) + sequence;
    }
}
