// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/** Writes fields of bits, most significant first; the last octet is filled with zeros. Reusable. */
final class BitWriter {

    private byte[] buffer = new byte[0];
    private int at;

    void wrap(byte[] b, int offset) {
        buffer = b;
        at = offset * 8;
    }

    /** @param count bits, 0 to 32 */
    void bits(int value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            bit(value >> i & 1);
        }
    }

    /** Bits of another array. @param from index of the first bit, {@code to} of the one behind the last */
    void copy(byte[] source, int from, int to) {
        for (int i = from; i < to; i++) {
            bit(source[i >> 3] >> 7 - (i & 7) & 1);
        }
    }

    private void bit(int value) {
        if ((at & 7) == 0) {
            buffer[at >> 3] = 0;
        }
        buffer[at >> 3] |= (byte) (value << 7 - (at & 7));
        at++;
    }

    /** Index of the first octet that nothing was written to. */
    int end() {
        return at + 7 >> 3;
    }
}
