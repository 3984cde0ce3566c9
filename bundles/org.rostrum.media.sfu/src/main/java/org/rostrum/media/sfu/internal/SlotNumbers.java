// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/**
 * Sequence numbers of one slot while packets of its source are left out: what is left out leaves no hole, what is lost
 * keeps its place until it comes. Remembers which packet has which number, for repair. Confined to the room's worker.
 */
final class SlotNumbers {

    private final int size;
    /** Low bits of the number within the source, by the number in the slot. */
    private int[] sources = new int[0];
    private int[] notes = new int[0];
    private long firstSource;
    private long firstOut;
    private long highestSource;
    private long highestOut;

    /**
     * @param highest number in the slot that counts as given
     * @param size    packets remembered, a power of two
     */
    SlotNumbers(long highest, int size) {
        this.size = size;
        highestOut = highest;
    }

    /** Another source begins with packet {@code number}. */
    void begin(long number) {
        if (sources.length == 0) {
            sources = new int[size];
            notes = new int[size];
        }
        firstSource = number;
        highestSource = number - 1;
        firstOut = highestOut + 1;
    }

    /** Highest number given or kept free. */
    long highest() {
        return highestOut;
    }

    /** Number of a packet that is forwarded. @return −1 if there is no place for it: it is too old */
    long take(long number) {
        if (number <= highestSource) {
            return find(number);
        }
        reserve(number);
        highestSource = number;
        give(number);
        return highestOut;
    }

    /** A packet is left out. @return the number that was kept free for it, −1 if there is none */
    long skip(long number) {
        if (number <= highestSource) {
            return find(number);
        }
        reserve(number);
        highestSource = number;
        return -1;
    }

    /** Places for what has not come. */
    private void reserve(long before) {
        long missing = before - 1 - highestSource;
        if (missing > size) {
            // more than can be repaired: the hole is closed but for a part that shows that there was one
            highestSource = before - 1 - size;
        }
        for (long n = highestSource + 1; n < before; n++) {
            give(n);
        }
    }

    private void give(long number) {
        int at = (int) ++highestOut & size - 1;
        sources[at] = (int) number;
        notes[at] = 0;
    }

    private long find(long number) {
        long low = Math.max(firstOut, highestOut - size + 1);
        long high = highestOut;
        while (low <= high) {
            long middle = low + high >>> 1;
            int difference = sources[(int) middle & size - 1] - (int) number;
            if (difference == 0) {
                return middle;
            }
            if (difference < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Whether the packet with this number in the slot is remembered. */
    boolean remembers(long out) {
        return sources.length > 0 && out <= highestOut && out > highestOut - size;
    }

    /** Number within its source of the packet; {@code near} is one of the same source. Only for what is remembered. */
    long source(long out, long near) {
        return near + (sources[(int) out & size - 1] - (int) near);
    }

    /** Something to remember about a packet. */
    void note(long out, int note) {
        notes[(int) out & size - 1] = note;
    }

    int note(long out) {
        return notes[(int) out & size - 1];
    }
}
