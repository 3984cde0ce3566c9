// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/** H.264 payload (RFC 6184 sections 5.2 to 5.8): finds where a key frame begins by the types of the NAL units. */
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
        int type = b[offset] & 0x1f;
        switch (type) {
            case STAP_A -> out.keyFrameStart = aggregate(b, offset + 1, offset + length);
            case FU_A -> {
                if (length < 2) {
                    return false;
                }
                out.keyFrameStart = b[offset + 1] < 0 && starts(b[offset + 1] & 0x1f);
            }
            default -> out.keyFrameStart = starts(type);
        }
        return true;
    }

    private static boolean aggregate(byte[] b, int from, int end) {
        int at = from;
        while (at + 3 <= end) {
            if (starts(b[at + 2] & 0x1f)) {
                return true;
            }
            at += 2 + Octets.u16(b, at);
        }
        return false;
    }

    private static boolean starts(int type) {
        return type == IDR || type == SPS;
    }
}
