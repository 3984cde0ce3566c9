// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

/**
 * What a relay may pass in one direction: an even rate with bursts of half a second. A packet counts as so many octets at least, so that
 * their number is bounded with them. Confined to its server.
 */
final class Rate {

    /** Most packets of media are longer; sound and feedback come 50 times a second. */
    static final int LEAST_OCTETS = 400;
    private static final long BURST_NS = 500_000_000;
    private static final long NS_PER_BIT_AT_1_KBPS = 1_000_000;

    private final int kbps;
    private long freeNs;

    Rate(int kbps, long nowNs) {
        this.kbps = kbps;
        this.freeNs = nowNs;
    }

    /** Whether a packet may pass now; it is counted then. */
    boolean allow(int octets, long nowNs) {
        long cost = Math.max(octets, LEAST_OCTETS) * 8L * NS_PER_BIT_AT_1_KBPS / kbps;
        long ahead = Math.max(freeNs - nowNs, 0) + cost;
        if (ahead > BURST_NS) {
            return false;
        }
        freeNs = nowNs + ahead;
        return true;
    }
}
