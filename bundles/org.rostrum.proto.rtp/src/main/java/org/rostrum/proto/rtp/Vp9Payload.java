// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * VP9 payload descriptor (RFC 9628 section 4.2).
 *
 * <pre>
 *  |I|P|L|F|B|E|V|Z|   always
 *  |M| PICTURE ID  |   if I; 15 bits if M
 *  | TID |U| SID |D|   if L
 *  |   TL0PICIDX   |   if L and not F
 *  |   P_DIFF    |N|   if F and P, up to three
 *  | N_S |Y|G|-|-|-|   if V; then width and height of each spatial layer if Y
 * </pre>
 */
public final class Vp9Payload {

    private Vp9Payload() {}

    /** Reads a payload into {@code out}. @return false if it is truncated */
    public static boolean parse(byte[] b, int offset, int length, PictureFields out) {
        out.clear();
        int end = offset + length;
        if (length < 1) {
            return false;
        }
        int flags = b[offset];
        int at = offset + 1;
        if ((flags & 0x80) != 0) {
            at = Vp8Payload.pictureId(b, at, end, out);
        }
        if (at >= 0 && (flags & 0x20) != 0) {
            at = layerIndices(b, at, end, (flags & 0x10) != 0, out);
        }
        if (at >= 0 && (flags & 0x50) == 0x50) {
            at = skipReferences(b, at, end);
        }
        if (at < 0 || at >= end) {
            return false;
        }
        out.frameStart = (flags & 0x08) != 0;
        out.frameEnd = (flags & 0x04) != 0;
        out.intra = (flags & 0x40) == 0;
        out.discardableBelow = (flags & 0x01) != 0;
        out.keyFrameStart = out.intra && out.frameStart && out.spatialId == 0;
        if ((flags & 0x02) != 0) {
            sizes(b, at, end, out);
        }
        return true;
    }

    private static int layerIndices(byte[] b, int at, int end, boolean flexible, PictureFields out) {
        int size = flexible ? 1 : 2;
        if (at + size > end) {
            return -1;
        }
        out.temporalId = Octets.u8(b, at) >> 5;
        out.switchingPoint = (b[at] & 0x10) != 0;
        out.spatialId = b[at] >> 1 & 0x07;
        out.interLayer = (b[at] & 0x01) != 0;
        if (!flexible) {
            out.tl0At = at + 1;
            out.tl0 = Octets.u8(b, at + 1);
        }
        return at + size;
    }

    private static int skipReferences(byte[] b, int from, int end) {
        int at = from;
        for (int i = 0; i < 3 && at < end; i++) {
            if ((b[at++] & 0x01) == 0) {
                return at;
            }
        }
        return at < end ? at : -1;
    }

    /** Sizes in the scalability structure; the picture's is that of the highest spatial layer. */
    private static void sizes(byte[] b, int at, int end, PictureFields out) {
        int head = Octets.u8(b, at);
        int count = (head >> 5) + 1;
        boolean told = (head & 0x10) != 0 && at + 1 + 4 * count <= end;
        out.layers = count;
        for (int i = 0; i < count; i++) {
            out.layerWidths[i] = told ? Octets.u16(b, at + 1 + 4 * i) : 0;
            out.layerHeights[i] = told ? Octets.u16(b, at + 3 + 4 * i) : 0;
        }
        out.width = out.layerWidths[count - 1];
        out.height = out.layerHeights[count - 1];
    }
}
