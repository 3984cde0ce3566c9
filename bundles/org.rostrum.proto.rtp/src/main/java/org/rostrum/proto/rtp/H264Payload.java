// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * H.264 payload (RFC 6184 sections 5.2 to 5.8): finds where a key frame begins by the types of the NAL units, at its
 * parameter sets or at the first slice of its picture.
 */
public final class H264Payload {

    private static final int IDR = 5;
    private static final int SPS = 7;
    private static final int STAP_A = 24;
    private static final int FU_A = 28;

    private H264Payload() {}

    /** Reads a payload into {@code out}. @return false if it is truncated */
    public static boolean parse(byte[] b, int offset, int length, PictureFields out) {
        out.clear();
        if (length < 1) {
            return false;
        }
        switch (b[offset] & 0x1f) {
            case STAP_A -> aggregate(b, offset + 1, offset + length, out);
            case FU_A -> {
                if (length < 2) {
                    return false;
                }
                if (b[offset + 1] < 0) {
                    unit(b[offset + 1], b, offset + 2, offset + length, out);
                }
            }
            default -> unit(b[offset], b, offset + 1, offset + length, out);
        }
        return true;
    }

    private static void aggregate(byte[] b, int from, int end, PictureFields out) {
        int at = from;
        while (at + 3 <= end) {
            int next = at + 2 + Octets.u16(b, at);
            unit(b[at + 2], b, at + 3, Math.min(next, end), out);
            at = next;
        }
    }

    /** Looks at the beginning of one NAL unit, whose octets behind the header lie from {@code at} to {@code end}. */
    private static void unit(int header, byte[] b, int at, int end, PictureFields out) {
        int type = header & 0x1f;
        out.parameterSets |= type == SPS;
        // ITU-T H.264 section 7.3.3: a slice header begins with first_mb_in_slice, of which a leading 1 is the value 0
        out.keyFrameStart |= type == SPS || type == IDR && at < end && b[at] < 0;
    }
}
