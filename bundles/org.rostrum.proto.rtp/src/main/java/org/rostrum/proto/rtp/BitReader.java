// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/** Reads fields of bits, most significant first. Behind the end it reads zeros and says so; never throws. Reusable. */
final class BitReader {

    private byte[] buffer = new byte[0];
    private int at;
    private int end;
    private boolean overrun;

    void wrap(byte[] b, int offset, int length) {
        buffer = b;
        at = offset * 8;
        end = (offset + length) * 8;
        overrun = false;
    }

    /** @param count bits, 0 to 31 */
    int bits(int count) {
        if (at + count > end) {
            overrun = true;
            at = end;
            return 0;
        }
        int value = 0;
        for (int i = 0; i < count; i++, at++) {
            value = value << 1 | buffer[at >> 3] >> 7 - (at & 7) & 1;
        }
        return value;
    }

    /** A field of up to 32 bits, all of them kept. */
    int wide(int count) {
        return count > 16 ? bits(count - 16) << 16 | bits(16) : bits(count);
    }

    boolean flag() {
        return bits(1) != 0;
    }

    /** A value of {@code values} possible ones, in as few bits as that takes: ns(n) of the AV1 specification, section 4.10.7. */
    int nonSymmetric(int values) {
        int width = 32 - Integer.numberOfLeadingZeros(values);
        int shorter = (1 << width) - values;
        int value = bits(width - 1);
        return value < shorter ? value : (value << 1) - shorter + bits(1);
    }

    /** Bits read so far, from the beginning of the array. */
    int position() {
        return at;
    }

    /** Whether more was read than there was. */
    boolean overrun() {
        return overrun;
    }
}
