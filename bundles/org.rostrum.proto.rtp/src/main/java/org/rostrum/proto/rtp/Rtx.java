// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/** Retransmission payload format (RFC 4588 section 4): the payload is the original sequence number, then the original payload. */
public final class Rtx {

    /** Octets that a retransmission is longer. */
    public static final int OVERHEAD = 2;

    private Rtx() {}

    /** Original sequence number of a retransmission, or −1 if it is padding only or truncated. */
    public static int originalSequence(RtpPacket rtx) {
        return rtx.payloadLength() <= OVERHEAD ? -1 : Octets.u16(rtx.buffer(), rtx.payload());
    }

    /**
     * Turns a retransmission back into the original packet in place: the header moves two octets up over the original
     * sequence number; the packet then begins two octets later and is two octets shorter.
     */
    public static void unwrap(RtpPacket rtx, int payloadType, int ssrc) {
        byte[] b = rtx.buffer();
        int from = rtx.offset();
        int original = Octets.u16(b, rtx.payload());
        boolean marker = rtx.marker();
        System.arraycopy(b, from, b, from + OVERHEAD, rtx.payload() - from);
        RtpPacket.setMarkerAndType(b, from + OVERHEAD, marker, payloadType);
        RtpPacket.setSequence(b, from + OVERHEAD, original);
        RtpPacket.setSsrc(b, from + OVERHEAD, ssrc);
    }

    /**
     * Turns a packet into a retransmission in place: the header moves two octets down, so two octets must be free before it.
     *
     * @param payload index of the first octet of payload
     * @return index of the retransmission, two less than {@code offset}
     */
    public static int wrap(byte[] b, int offset, int payload, int payloadType, int sequence, int ssrc) {
        int original = Octets.u16(b, offset + 2);
        boolean marker = (b[offset + 1] & 0x80) != 0;
        int to = offset - OVERHEAD;
        System.arraycopy(b, offset, b, to, payload - offset);
        Octets.put16(b, payload - OVERHEAD, original);
        RtpPacket.setMarkerAndType(b, to, marker, payloadType);
        RtpPacket.setSequence(b, to, sequence);
        RtpPacket.setSsrc(b, to, ssrc);
        return to;
    }
}
