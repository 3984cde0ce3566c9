// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * How many refusals one source gets: a burst, then a few a second. A fixed table by hashed address, so that strangers leave
 * nothing behind; sources that fall together share an allowance. Only refusals are braked: a forged source address must not be
 * able to keep the real owner out. Confined to one thread.
 */
final class SourceBrake {

    private static final int SLOTS = 1024;
    private static final long INTERVAL_NS = 200_000_000;
    private static final long BURST_NS = 10 * INTERVAL_NS;

    private final long[] allowedNs = new long[SLOTS];
    private final int seed;

    SourceBrake(int seed, long nowNs) {
        this.seed = seed;
        Arrays.fill(allowedNs, nowNs);
    }

    /** Whether this source may be answered now. */
    boolean allow(InetAddress source, long nowNs) {
        int slot = (source.hashCode() ^ seed) * 0x9E3779B9 >>> 22;
        long next = Math.max(allowedNs[slot] - nowNs, 0) + INTERVAL_NS;
        if (next > BURST_NS) {
            return false;
        }
        allowedNs[slot] = nowNs + next;
        return true;
    }
}
