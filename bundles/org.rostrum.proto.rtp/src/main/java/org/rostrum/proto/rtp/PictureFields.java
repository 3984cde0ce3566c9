// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * What a forwarder reads of the payload of a video packet: whether a key frame begins, and where the running numbers are
 * that must go on over a change of source. One object, filled by the parser of each codec.
 */
public final class PictureFields {

    /** Whether this packet is the first one of a key frame: a receiver may begin here. */
    public boolean keyFrameStart;

    /** Index of the picture number in the packet's array; −1 if it has none. */
    public int pictureIdAt;

    /** 7, 15 or 16; 0 if there is none. */
    public int pictureIdBits;

    public int pictureId;

    /** Index of TL0PICIDX (8 bits); −1 if there is none. */
    public int tl0At;

    public int tl0;

    /** Temporal layer; −1 unknown. */
    public int temporalId;

    /** Pixels of the key frame that begins here; 0 unknown. */
    public int width;

    public int height;

    public void clear() {
        keyFrameStart = false;
        pictureIdAt = -1;
        pictureIdBits = 0;
        pictureId = 0;
        tl0At = -1;
        tl0 = 0;
        temporalId = -1;
        width = 0;
        height = 0;
    }

    /** Writes another picture number over the one at {@link #pictureIdAt}, moved by {@code shift}; keeps its width. */
    public static void setPictureId(byte[] b, int at, int bits, int value) {
        switch (bits) {
            case 7 -> b[at] = (byte) (value & 0x7f);
            case 15 -> Octets.put16(b, at, 0x8000 | value & 0x7fff);
            case 16 -> Octets.put16(b, at, value);
            default -> { }
        }
    }
}
