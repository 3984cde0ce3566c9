// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Arrays;

/** Bit rates over about the last two seconds (a picture with few frames a second comes evenly only over some), of several things at once: a ring of tenths of seconds. Confined to the room's worker. */
final class RateWindow {

    private static final int BUCKETS = 20;
    private static final long BUCKET_NS = 100_000_000L;

    private final int width;
    private final int[] octets;
    private final long[] sums;
    private long bucket = Long.MIN_VALUE;
    private long firstNs;

    /** @param width how many things are counted */
    RateWindow(int width) {
        this.width = width;
        octets = new int[width * BUCKETS];
        sums = new long[width];
    }

    void add(int index, int count, long nowNs) {
        turn(nowNs);
        octets[(int) Math.floorMod(bucket, (long) BUCKETS) * width + index] += count;
        sums[index] += count;
    }

    /** Bits per second; of what has run for less, as if it had run for half of one at least. */
    long bitsPerSecond(int index, long nowNs) {
        turn(nowNs);
        long lasted = Math.min((BUCKETS - 1) * BUCKET_NS + Math.floorMod(nowNs, BUCKET_NS), nowNs - firstNs);
        return sums[index] * 8 * 1_000_000_000L / Math.max(lasted, 5 * BUCKET_NS);
    }

    /** Empties the buckets that have become too old. */
    private void turn(long nowNs) {
        long now = Math.floorDiv(nowNs, BUCKET_NS);
        if (now <= bucket) {
            return;
        }
        if (now - bucket >= BUCKETS || bucket == Long.MIN_VALUE) {
            Arrays.fill(octets, 0);
            Arrays.fill(sums, 0);
            firstNs = nowNs;
        } else {
            for (long b = bucket + 1; b <= now; b++) {
                int at = (int) Math.floorMod(b, (long) BUCKETS) * width;
                for (int i = 0; i < width; i++) {
                    sums[i] -= octets[at + i];
                    octets[at + i] = 0;
                }
            }
        }
        bucket = now;
    }
}
