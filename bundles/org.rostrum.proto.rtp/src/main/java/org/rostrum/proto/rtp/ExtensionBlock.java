// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * Builds the header extension of one packet (RFC 8285), reused. Elements keep a reference to their array until written. The
 * one-byte form is taken where it can hold everything, else the two-byte form.
 */
public final class ExtensionBlock {

    private static final int MAX = 15;

    private final int[] ids = new int[MAX];
    private final byte[][] sources = new byte[MAX][];
    private final int[] offsets = new int[MAX];
    private final int[] lengths = new int[MAX];
    private int count;
    private boolean twoByte;

    public void clear() {
        count = 0;
        twoByte = false;
    }

    /** Adds an element. An id of 0 (not negotiated) and anything that does not fit are left out. */
    public void add(int id, byte[] source, int offset, int length) {
        if (id <= 0 || id > 255 || length > 255 || count == MAX) {
            return;
        }
        ids[count] = id;
        sources[count] = source;
        offsets[count] = offset;
        lengths[count] = length;
        count++;
        twoByte |= id > 14 || length == 0 || length > 16;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Octets that {@link #write} takes, a multiple of four. */
    public int size() {
        if (count == 0) {
            return 0;
        }
        int size = 0;
        for (int i = 0; i < count; i++) {
            size += lengths[i] + (twoByte ? 2 : 1);
        }
        return 4 + (size + 3 & ~3);
    }

    /** Writes the block, or nothing if it is empty. @return index behind it */
    public int write(byte[] out, int at) {
        if (count == 0) {
            return at;
        }
        int end = at + size();
        Octets.put16(out, at, twoByte ? 0x1000 : 0xBEDE);
        Octets.put16(out, at + 2, (end - at - 4) / 4);
        int next = at + 4;
        for (int i = 0; i < count; i++) {
            if (twoByte) {
                out[next++] = (byte) ids[i];
                out[next++] = (byte) lengths[i];
            } else {
                out[next++] = (byte) (ids[i] << 4 | lengths[i] - 1);
            }
            System.arraycopy(sources[i], offsets[i], out, next, lengths[i]);
            next += lengths[i];
        }
        while (next < end) {
            out[next++] = 0;
        }
        return end;
    }
}
