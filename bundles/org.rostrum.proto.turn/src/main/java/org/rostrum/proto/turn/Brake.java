// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * How many answers a source gets before it has proved a password: a burst, then an even rate. A fixed table by hashed address, so that
 * strangers leave nothing behind. Answers are small: a forged source gets 5 KB a second at most.
 */
final class Brake {

    private static final int SLOTS = 4_096;
    private static final long INTERVAL_NS = 20_000_000;
    private static final long BURST_NS = 200 * INTERVAL_NS;

    private final long[] allowedNs = new long[SLOTS];
    private final int seed;

    Brake(int seed, long nowNs) {
        this.seed = seed;
        Arrays.fill(allowedNs, nowNs);
    }

    boolean allow(InetAddress source, long nowNs) {
        int slot = (source.hashCode() ^ seed) * 0x9E3779B9 >>> 20;
        long next = Math.max(allowedNs[slot] - nowNs, 0) + INTERVAL_NS;
        if (next > BURST_NS) {
            return false;
        }
        allowedNs[slot] = nowNs + next;
        return true;
    }
}
