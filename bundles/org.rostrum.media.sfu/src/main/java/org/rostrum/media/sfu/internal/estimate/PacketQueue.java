// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/** Copies of packets that wait, in order. Bounded; memory is taken with the first packet. */
final class PacketQueue {

    static final int ROOM = 1_500;

    private final byte[][] buffers;
    private final int[] lengths;
    private final int[] marks;
    private int first;
    private int count;
    private int octets;

    PacketQueue(int packets) {
        buffers = new byte[packets][];
        lengths = new int[packets];
        marks = new int[packets];
    }

    /** @return false if it is full or the packet too long */
    boolean put(byte[] packet, int offset, int length, int mark) {
        if (count == buffers.length || length > ROOM) {
            return false;
        }
        int at = (first + count++) % buffers.length;
        byte[] buffer = buffers[at];
        if (buffer == null) {
            buffer = new byte[ROOM];
            buffers[at] = buffer;
        }
        System.arraycopy(packet, offset, buffer, 0, length);
        lengths[at] = length;
        marks[at] = mark;
        octets += length;
        return true;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int octets() {
        return octets;
    }

    /** The first packet; valid until something is put. Only while not empty. */
    byte[] buffer() {
        return buffers[first];
    }

    int length() {
        return lengths[first];
    }

    int mark() {
        return marks[first];
    }

    void remove() {
        octets -= lengths[first];
        first = (first + 1) % buffers.length;
        count--;
    }

    void clear() {
        count = 0;
        octets = 0;
    }
}
