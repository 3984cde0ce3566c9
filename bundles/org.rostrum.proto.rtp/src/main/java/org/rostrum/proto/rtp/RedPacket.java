// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * Reads a payload of redundant audio data (RFC 2198 section 3, see {@link Red}) and takes it apart: the packet's own sound and
 * the earlier ones that it carries once more. Reused for packet after packet; allocates nothing, never throws on bytes from the network.
 */
public final class RedPacket {

    /** Earlier sounds that are looked at; browsers send one or two. A packet with more is refused. */
    public static final int MAX_EARLIER = 4;

    private final int[] types = new int[MAX_EARLIER];
    private final int[] offsets = new int[MAX_EARLIER];
    private final int[] lengths = new int[MAX_EARLIER];
    private final int[] starts = new int[MAX_EARLIER];
    private int earlier;
    private int type;
    private int own;

    /** Reads headers. @return false if they are malformed, or there is no sound of the packet itself */
    public boolean read(byte[] b, int payload, int length) {
        int end = payload + length;
        int at = payload;
        earlier = 0;
        while (at < end && (b[at] & 0x80) != 0) {
            if (earlier == MAX_EARLIER || at + Red.EARLIER_HEADER > end) {
                return false;
            }
            int header = Octets.i32(b, at);
            types[earlier] = header >> 24 & 0x7f;
            offsets[earlier] = header >> 10 & Red.MAX_OFFSET;
            lengths[earlier++] = header & Red.MAX_LENGTH;
            at += Red.EARLIER_HEADER;
        }
        if (at >= end) {
            return false;
        }
        type = Octets.u8(b, at);
        at += Red.OWN_HEADER;
        for (int i = 0; i < earlier; i++) {
            starts[i] = at;
            at += lengths[i];
        }
        own = at;
        return own < end;
    }

    /** How many earlier sounds there are, the earliest first. */
    public int earlier() {
        return earlier;
    }

    /** Payload type of the packet's own sound. */
    public int type() {
        return type;
    }

    /** Payload type of an earlier sound. */
    public int type(int i) {
        return types[i];
    }

    /** Octets of an earlier sound; may be 0. */
    public int length(int i) {
        return lengths[i];
    }

    /** How far an earlier sound lies back, in units of the time stamp; 0 is malformed. */
    public int offset(int i) {
        return offsets[i];
    }

    /**
     * Writes an earlier sound as the packet that it was, without extensions.
     *
     * @param carrier the packet that was read
     * @param out     with room for a header and {@link Red#MAX_LENGTH} octets
     * @return octets of the packet
     */
    public int write(int i, RtpPacket carrier, int sequence, byte[] out) {
        int at = RtpPacket.writeHeader(out, 0, false, false, types[i], sequence, carrier.timestamp() - offsets[i], carrier.ssrc());
        System.arraycopy(carrier.buffer(), starts[i], out, at, lengths[i]);
        return at + lengths[i];
    }

    /**
     * Turns the packet that was read into one of its own sound, in place: header and extensions move up to it.
     *
     * @return index at which the packet begins now; its end is where it was
     */
    public int unwrap(RtpPacket carrier) {
        byte[] b = carrier.buffer();
        int header = carrier.payload() - carrier.offset();
        int to = own - header;
        boolean marker = carrier.marker();
        System.arraycopy(b, carrier.offset(), b, to, header);
        RtpPacket.setMarkerAndType(b, to, marker, type);
        return to;
    }
}
