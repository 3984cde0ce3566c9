// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp.internal;

import org.rostrum.proto.srtp.SrtpStatus;

/**
 * Which packet indices have been seen: a ring of bits that slides without shifting (RFC 6479). 1,024 bits because bursts of a key
 * frame over two paths reorder by some hundred packets and the peers' windows are of this size too. Confined to one thread.
 */
public final class ReplayWindow {

    private static final int WORDS = 16;

    /** Indices this far below the highest are certainly remembered. */
    public static final int GUARANTEED = (WORDS - 1) * 64;

    private final long[] words = new long[WORDS];
    private long highest = -1;

    /** Highest index accepted; −1 before the first. */
    public long highest() {
        return highest;
    }

    /** OK, REPLAYED or TOO_OLD; changes nothing. */
    public SrtpStatus check(long index) {
        if (index > highest) {
            return SrtpStatus.OK;
        }
        if (highest - index >= GUARANTEED) {
            return SrtpStatus.TOO_OLD;
        }
        return (words[word(index)] & 1L << index) == 0 ? SrtpStatus.OK : SrtpStatus.REPLAYED;
    }

    /** Remembers an index that {@link #check} found OK. */
    public void accept(long index) {
        if (index > highest) {
            long from = highest >> 6;
            long steps = Math.min((index >> 6) - from, WORDS);
            for (long i = 1; i <= steps; i++) {
                words[(int) (from + i) & WORDS - 1] = 0;
            }
            highest = index;
        }
        words[word(index)] |= 1L << index;
    }

    private static int word(long index) {
        return (int) (index >> 6) & WORDS - 1;
    }
}
