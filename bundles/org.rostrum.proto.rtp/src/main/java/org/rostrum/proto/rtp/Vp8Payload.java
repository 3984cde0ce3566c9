// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * VP8 payload descriptor (RFC 7741 section 4.2) and the part of the payload header that stays readable with end-to-end
 * encryption: the key frame flag and, in key frames, the size (RFC 6386 section 9.1).
 *
 * <pre>
 *  |X|R|N|S|R| PID |   always
 *  |I|L|T|K|  RSV  |   if X
 *  |M| PictureID   |   if I; 15 bits if M
 *  |   TL0PICIDX   |   if L
 *  |TID|Y| KEYIDX  |   if T or K
 * </pre>
 */
public final class Vp8Payload {

    private Vp8Payload() {}

    /** Reads a payload into {@code out}. @return false if it is truncated */
    public static boolean parse(byte[] b, int offset, int length, PictureFields out) {
        out.clear();
        int end = offset + length;
        if (length < 1) {
            return false;
        }
        int first = b[offset];
        int at = offset + 1;
        if ((first & 0x80) != 0) {
            at = extension(b, at, end, out);
        }
        if (at < 0 || at >= end) {
            return false;
        }
        boolean start = (first & 0x10) != 0 && (first & 0x07) == 0;
        out.frameStart = start;
        out.keyFrameStart = start && (b[at] & 0x01) == 0;
        out.intra = out.keyFrameStart;
        if (out.keyFrameStart && at + 10 <= end) {
            out.width = (Octets.u8(b, at + 7) << 8 | Octets.u8(b, at + 6)) & 0x3fff;
            out.height = (Octets.u8(b, at + 9) << 8 | Octets.u8(b, at + 8)) & 0x3fff;
        }
        return true;
    }

    private static int extension(byte[] b, int from, int end, PictureFields out) {
        if (from >= end) {
            return -1;
        }
        int flags = b[from];
        int at = from + 1;
        if ((flags & 0x80) != 0) {
            at = pictureId(b, at, end, out);
            if (at < 0) {
                return -1;
            }
        }
        if ((flags & 0x40) != 0) {
            if (at >= end) {
                return -1;
            }
            out.tl0At = at;
            out.tl0 = Octets.u8(b, at++);
        }
        if ((flags & 0x30) != 0) {
            if (at >= end) {
                return -1;
            }
            out.temporalId = (flags & 0x20) != 0 ? Octets.u8(b, at) >> 6 : -1;
            out.switchingPoint = (flags & 0x20) != 0 && (b[at] & 0x20) != 0;
            at++;
        }
        return at;
    }

    /** The picture ID that VP8 and VP9 share. @return index behind it, −1 if truncated */
    static int pictureId(byte[] b, int at, int end, PictureFields out) {
        if (at >= end) {
            return -1;
        }
        boolean wide = b[at] < 0;
        if (wide && at + 1 >= end) {
            return -1;
        }
        out.pictureIdAt = at;
        out.pictureIdBits = wide ? 15 : 7;
        out.pictureId = wide ? Octets.u16(b, at) & 0x7fff : b[at];
        return wide ? at + 2 : at + 1;
    }
}
