// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** Which of the last sounds of one source have come, by themselves or in a later packet. Confined to the room's worker. */
final class SoundWindow {

    /** Sounds remembered; what comes later than that is of no use to anybody. */
    private static final int SIZE = 64;

    private long highest = -1;
    /** Bit 0: the highest, bit 1: the one before… */
    private long seen;

    /** Whether it has come before, or lies too far back to tell. */
    boolean has(long number) {
        return number <= highest && (highest - number >= SIZE || (seen >> highest - number & 1) != 0);
    }

    /** Notes one. @return whether it is new */
    boolean arrived(long number) {
        if (has(number)) {
            return false;
        }
        if (number > highest) {
            long further = number - highest;
            seen = highest < 0 || further >= SIZE ? 1 : seen << further | 1;
            highest = number;
        } else {
            seen |= 1L << highest - number;
        }
        return true;
    }
}
