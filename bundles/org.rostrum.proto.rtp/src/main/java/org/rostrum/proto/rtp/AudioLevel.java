// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/** Client-to-mixer audio level (RFC 6464 section 3): one octet, voice flag and level in −dBov, 0 loudest, 127 silence. */
public final class AudioLevel {

    public static final int SILENCE = 127;

    private AudioLevel() {}

    /** 0 to 127. */
    public static int level(int octet) {
        return octet & 0x7f;
    }

    public static boolean voice(int octet) {
        return (octet & 0x80) != 0;
    }
}
