// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.stun.internal;

import java.util.Arrays;

/**
 * Reads big-endian values from a range and never beyond it: what does not fit is zero and sets {@link #failed}. The caller reads
 * on and asks once, so that no path of a parser can forget the check. Confined to one thread.
 */
public final class ByteReader {

    private final byte[] buffer;
    private final int end;
    private int position;
    private boolean failed;

    /** @param offset start of the range; the range must lie inside the array */
    public ByteReader(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.position = offset;
        this.end = offset + length;
    }

    public int u8() {
        return take(1) ? buffer[position++] & 0xff : 0;
    }

    public int u16() {
        return u8() << 8 | u8();
    }

    public int i32() {
        return u16() << 16 | u16();
    }

    public long i64() {
        return (long) i32() << 32 | i32() & 0xffffffffL;
    }

    /** The next {@code count} octets; empty where they are not there. */
    public byte[] bytes(int count) {
        if (!take(count)) {
            return new byte[0];
        }
        byte[] out = Arrays.copyOfRange(buffer, position, position + count);
        position += count;
        return out;
    }

    public void skip(int count) {
        if (take(count)) {
            position += count;
        }
    }

    public int position() {
        return position;
    }

    public int remaining() {
        return end - position;
    }

    /** Whether anything was asked for that is not there. */
    public boolean failed() {
        return failed;
    }

    private boolean take(int count) {
        if (failed || count < 0 || count > end - position) {
            failed = true;
            return false;
        }
        return true;
    }
}
