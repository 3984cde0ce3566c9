// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * Redundant audio data (RFC 2198 section 3): a packet of sound that carries earlier sounds once more.
 *
 * <pre>
 *  |1| block PT  |  timestamp offset, 14 bits  | block length, 10 bits |   for each earlier sound, the earliest first
 *  |0| block PT  |                                                         the sound of the packet itself
 *  blocks in the same order
 * </pre>
 */
public final class Red {

    /** Octets of the header of an earlier sound. */
    public static final int EARLIER_HEADER = 4;

    /** Octets of the header of the packet's own sound. */
    public static final int OWN_HEADER = 1;

    /** The earliest that an earlier sound may lie back, in units of the time stamp. */
    public static final int MAX_OFFSET = (1 << 14) - 1;

    /** The most octets of an earlier sound. */
    public static final int MAX_LENGTH = (1 << 10) - 1;

    private Red() {}

    /**
     * Writes the header of an earlier sound.
     *
     * @param offset 1 to {@link #MAX_OFFSET}
     * @param length 0 to {@link #MAX_LENGTH}
     * @return index behind it
     */
    public static int writeEarlier(byte[] b, int at, int payloadType, int offset, int length) {
        Octets.put32(b, at, (0x80 | payloadType) << 24 | offset << 10 | length);
        return at + EARLIER_HEADER;
    }

    /** Writes the header of the packet's own sound. @return index behind it */
    public static int writeOwn(byte[] b, int at, int payloadType) {
        b[at] = (byte) payloadType;
        return at + OWN_HEADER;
    }
}
