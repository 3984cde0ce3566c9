// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import java.util.Arrays;

/** Bits per second over a sliding window. Late entries count where they belong while that lies inside the window. */
public final class RateWindow {

    private static final int BUCKETS = 32;

    private final long bucketNs;
    private final int[] octets = new int[BUCKETS];
    private long latest = Long.MIN_VALUE;
    private long first;
    private long total;

    /** @param windowNs length, at least 32 ns */
    public RateWindow(long windowNs) {
        bucketNs = windowNs / BUCKETS;
    }

    public void add(int size, long nowNs) {
        long bucket = Math.floorDiv(nowNs, bucketNs);
        if (latest == Long.MIN_VALUE) {
            latest = bucket;
            first = bucket;
        }
        move(bucket);
        if (bucket > latest - BUCKETS) {
            octets[(int) Math.floorMod(bucket, (long) BUCKETS)] += size;
            total += size;
        }
    }

    private void move(long bucket) {
        if (bucket - latest >= BUCKETS) {
            Arrays.fill(octets, 0);
            total = 0;
            latest = bucket;
        }
        while (latest < bucket) {
            latest++;
            int at = (int) Math.floorMod(latest, (long) BUCKETS);
            total -= octets[at];
            octets[at] = 0;
        }
    }

    /** Of the window that ends now; of what has passed so far at the beginning, at least an eighth of the window. */
    public long bitsPerSecond(long nowNs) {
        if (latest == Long.MIN_VALUE) {
            return 0;
        }
        move(Math.floorDiv(nowNs, bucketNs));
        long begin = Math.max(latest - BUCKETS + 1, first) * bucketNs;
        long covered = Math.max(nowNs - begin, BUCKETS / 8 * bucketNs);
        return total * 8_000_000_000L / covered;
    }

    /** Whether a whole window has passed since the first entry. */
    public boolean full(long nowNs) {
        return latest != Long.MIN_VALUE && Math.floorDiv(nowNs, bucketNs) - first >= BUCKETS;
    }

    public void clear() {
        Arrays.fill(octets, 0);
        total = 0;
        latest = Long.MIN_VALUE;
    }
}
