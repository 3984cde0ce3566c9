// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp.internal;

/** Big-endian values in packets. */
public final class Bytes {

    private Bytes() {}

    public static int u16(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | b[at + 1] & 0xff;
    }

    public static int i32(byte[] b, int at) {
        return u16(b, at) << 16 | u16(b, at + 2);
    }

    static void putI32(byte[] b, int at, int value) {
        b[at] = (byte) (value >> 24);
        b[at + 1] = (byte) (value >> 16);
        b[at + 2] = (byte) (value >> 8);
        b[at + 3] = (byte) value;
    }

    static void xorI32(byte[] b, int at, int value) {
        b[at] ^= (byte) (value >> 24);
        b[at + 1] ^= (byte) (value >> 16);
        b[at + 2] ^= (byte) (value >> 8);
        b[at + 3] ^= (byte) value;
    }

    /** Moves the part of a packet that is not encrypted, unless it is there already. */
    static void copy(byte[] in, int from, int length, byte[] out, int to) {
        if (in != out || from != to) {
            System.arraycopy(in, from, out, to, length);
        }
    }
}
