// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/**
 * The last packets of one source, shared by all its receivers for retransmission. A ring of octets with an index by packet
 * number; old packets are overwritten. Allocated on the first packet, never again.
 */
final class PacketCache {

    private static final int PACKETS = 1024;

    private final int capacity;
    private byte[] ring = new byte[0];
    private long[] numbers = new long[0];
    private long[] positions = numbers;
    private int[] lengths = new int[0];
    private long written;

    /** @param capacity octets, at least the largest packet */
    PacketCache(int capacity) {
        this.capacity = capacity;
    }

    /** @param number of the packet, greater than 0 */
    void put(long number, byte[] packet, int offset, int length) {
        if (length > capacity) {
            return;
        }
        if (ring.length == 0) {
            ring = new byte[capacity];
            numbers = new long[PACKETS];
            positions = new long[PACKETS];
            lengths = new int[PACKETS];
        }
        int at = (int) (written % capacity);
        if (at + length > capacity) {
            written += capacity - at;
            at = 0;
        }
        System.arraycopy(packet, offset, ring, at, length);
        int slot = (int) number & PACKETS - 1;
        numbers[slot] = number;
        positions[slot] = written;
        lengths[slot] = length;
        written += length;
    }

    /** Copies a packet to {@code out}. @return its octets, 0 if it is gone */
    int copy(long number, byte[] out, int at) {
        int slot = (int) number & PACKETS - 1;
        if (number <= 0 || ring.length == 0 || numbers[slot] != number || written - positions[slot] > capacity) {
            return 0;
        }
        System.arraycopy(ring, (int) (positions[slot] % capacity), out, at, lengths[slot]);
        return lengths[slot];
    }
}
