// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

/**
 * Packets on a stream: two octets of length before each (RFC 4571, used by ICE-TCP, RFC 6544 section 3). One object reads one
 * stream. Confined to one thread.
 */
public final class Rfc4571 {

    /** Octets before each packet. */
    public static final int PREFIX = 2;

    private final byte[] frame;
    private int have;
    private boolean broken;

    /** @param maxPacket longest packet accepted, 1 to 65,535 octets; it bounds the memory of the stream */
    public Rfc4571(int maxPacket) {
        this.frame = new byte[PREFIX + maxPacket];
    }

    /** Takes whole packets; the array belongs to the decoder again on return. */
    @FunctionalInterface
    public interface Receiver {
        void packet(byte[] buffer, int offset, int length);
    }

    /**
     * Reads what came from the stream, in pieces of any size; packets of length zero are skipped.
     *
     * @return false when a packet is longer than allowed: the stream cannot be read any more, close it
     */
    public boolean feed(byte[] buffer, int offset, int length, Receiver receiver) {
        int position = offset;
        int end = offset + length;
        while (position < end && !broken) {
            int wanted = have < PREFIX ? PREFIX : PREFIX + packetLength();
            int n = Math.min(wanted - have, end - position);
            System.arraycopy(buffer, position, frame, have, n);
            have += n;
            position += n;
            if (have >= PREFIX) {
                finish(receiver);
            }
        }
        return !broken;
    }

    private void finish(Receiver receiver) {
        int packet = packetLength();
        if (packet > frame.length - PREFIX) {
            broken = true;
        } else if (have == PREFIX + packet) {
            have = 0;
            if (packet > 0) {
                receiver.packet(frame, PREFIX, packet);
            }
        }
    }

    private int packetLength() {
        return (frame[0] & 0xff) << 8 | frame[1] & 0xff;
    }

    /**
     * Writes the length before a packet that the caller puts behind it.
     *
     * @throws IllegalArgumentException if the length does not fit 16 bits
     */
    public static void writePrefix(byte[] out, int offset, int packetLength) {
        if (packetLength < 0 || packetLength > 0xffff) {
            throw new IllegalArgumentException("packet too long for RFC 4571");
        }
        out[offset] = (byte) (packetLength >> 8);
        out[offset + 1] = (byte) packetLength;
    }
}
