// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * AV1 payload (RTP Payload Format For AV1, sections 4.4 and appendix A): key frames by the N bit of the aggregation header,
 * frame numbers in the mandatory part of the dependency descriptor.
 *
 * <pre>
 *  aggregation header      |Z|Y| W |N|-|-|-|
 *  dependency descriptor   |S|E| template  |  frame number, 16 bits  |
 * </pre>
 */
public final class Av1Payload {

    private Av1Payload() {}

    /**
     * Reads a payload into {@code out}.
     *
     * @param descriptor       index of the dependency descriptor, −1 if there is none
     * @param descriptorLength its octets
     * @return false if it is truncated
     */
    public static boolean parse(byte[] b, int offset, int length, int descriptor, int descriptorLength, PictureFields out) {
        out.clear();
        if (length < 1) {
            return false;
        }
        out.keyFrameStart = (b[offset] & 0x08) != 0;
        if (descriptor >= 0 && descriptorLength >= 3) {
            out.pictureIdAt = descriptor + 1;
            out.pictureIdBits = 16;
            out.pictureId = Octets.u16(b, descriptor + 1);
        }
        return true;
    }
}
