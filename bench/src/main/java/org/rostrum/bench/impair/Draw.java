// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.impair;

/** Chance without state: the same seed, number and purpose give the same draw for ever. Pure. */
final class Draw {

    /** What a draw decides; packets and steps of time have one of each. */
    enum Of { LOSS, BURST, JITTER }

    private Draw() {}

    /** @param number of the packet, or of the step of time @return at least 0, less than 1 */
    static double uniform(long seed, long number, Of purpose) {
        long mixed = mix(mix(seed) ^ mix(number * Of.values().length + purpose.ordinal() + 1));
        return (mixed >>> 11) * 0x1p-53;
    }

    /** SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
