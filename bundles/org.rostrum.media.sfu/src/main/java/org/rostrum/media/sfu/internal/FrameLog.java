// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Arrays;

/**
 * What became of the last frames of a picture in one slot, by frame number, so that packets of one frame share their fate
 * whenever they come. Confined to the room's worker.
 */
final class FrameLog {

    /** More than two seconds of three spatial layers at 30 pictures a second. */
    private static final int SIZE = 512;
    private static final byte UNKNOWN = 0;
    private static final byte PASSED = 1;
    private static final byte DROPPED = 2;

    private final long[] numbers = new long[SIZE];
    private final byte[] fates = new byte[SIZE];
    private final short[] notes = new short[SIZE];

    void clear() {
        Arrays.fill(fates, UNKNOWN);
    }

    void put(long number, boolean passed, int note) {
        int at = (int) number & SIZE - 1;
        numbers[at] = number;
        fates[at] = passed ? PASSED : DROPPED;
        notes[at] = (short) note;
    }

    boolean knows(long number) {
        int at = (int) number & SIZE - 1;
        return fates[at] != UNKNOWN && numbers[at] == number;
    }

    boolean passed(long number) {
        int at = (int) number & SIZE - 1;
        return fates[at] == PASSED && numbers[at] == number;
    }

    /** The note of the frame, or of the nearest one before it that is known; 0 if there is none. */
    int note(long number) {
        for (long n = number; n > number - SIZE; n--) {
            if (knows(n)) {
                return notes[(int) n & SIZE - 1];
            }
        }
        return 0;
    }

    /** A number of {@code bits} made full by the highest one so far; nearest to it. */
    static long extend(long highest, int value, int bits) {
        int span = 1 << bits;
        int ahead = value - (int) highest & span - 1;
        return highest + (ahead < span / 2 ? ahead : ahead - span);
    }
}
