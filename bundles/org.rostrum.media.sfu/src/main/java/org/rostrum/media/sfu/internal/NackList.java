// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/**
 * Packets of one source that are missing and worth asking for again. Bounded: what does not fit, is asked for too often or
 * is too old is given up. First request at once, then after each round trip.
 */
final class NackList {

    static final int CAPACITY = 256;
    private static final int MAX_TRIES = 10;
    private static final long MAX_AGE_NS = 1_000_000_000L;
    private static final long MIN_REPEAT_NS = 25_000_000L;

    private final long[] numbers = new long[CAPACITY];
    private final long[] since = new long[CAPACITY];
    private final long[] asked = new long[CAPACITY];
    private final int[] tries = new int[CAPACITY];
    private int count;
    private long givenUp;

    /** Packets {@code from} to before {@code to} did not come. @return false if they are too many: only a key frame helps */
    boolean missing(long from, long to, long nowNs) {
        if (to - from > CAPACITY - count) {
            givenUp += to - from + count;
            count = 0;
            return false;
        }
        for (long n = from; n < to; n++) {
            numbers[count] = n;
            since[count] = nowNs;
            tries[count++] = 0;
        }
        return true;
    }

    /** A late packet came. @return whether it was missing; if not, it is a duplicate or was given up */
    boolean arrived(long number) {
        for (int i = count - 1; i >= 0; i--) {
            if (numbers[i] == number) {
                remove(i);
                return true;
            }
        }
        return false;
    }

    /**
     * Takes out what is due to be asked for.
     *
     * @param out at least {@link #CAPACITY} long; filled in ascending order
     * @return how many
     */
    int due(long nowNs, long roundTripNs, long[] out) {
        long repeat = Math.max(MIN_REPEAT_NS, roundTripNs + roundTripNs / 4);
        int n = 0;
        int keep = 0;
        for (int i = 0; i < count; i++) {
            if (tries[i] >= MAX_TRIES || nowNs - since[i] > MAX_AGE_NS) {
                givenUp++;
                continue;
            }
            if (tries[i] == 0 || nowNs - asked[i] >= repeat) {
                out[n++] = numbers[i];
                asked[i] = nowNs;
                tries[i]++;
            }
            move(i, keep++);
        }
        count = keep;
        return n;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void clear() {
        count = 0;
    }

    /** Packets that were never repaired. */
    long givenUp() {
        return givenUp;
    }

    private void remove(int at) {
        for (int i = at + 1; i < count; i++) {
            move(i, i - 1);
        }
        count--;
    }

    private void move(int from, int to) {
        numbers[to] = numbers[from];
        since[to] = since[from];
        asked[to] = asked[from];
        tries[to] = tries[from];
    }
}
