// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/**
 * Numbers the packets of one source without the ones that are never forwarded (padding), so that receivers see no hole and
 * ask for nothing. Packets that are lost keep their place.
 */
final class GapCloser {

    /** Drops remembered for packets that come late; older ones are behind any repair. */
    private static final int WINDOW = 128;

    private final long[] drops = new long[WINDOW];
    private int remembered;
    private long dropped;
    private long highest = -1;

    /** Number of a packet that is forwarded. */
    long number(long extended) {
        highest = Math.max(highest, extended);
        long number = extended - dropped;
        for (int i = remembered - 1; i >= 0 && drops[i] > extended; i--) {
            number++;
        }
        return number;
    }

    /** A packet is not forwarded. One that comes behind a forwarded one leaves its hole: its place has been given. */
    void drop(long extended) {
        if (extended <= highest) {
            return;
        }
        int at = remembered;
        while (at > 0 && drops[at - 1] > extended) {
            at--;
        }
        if (remembered == WINDOW) {
            System.arraycopy(drops, 1, drops, 0, WINDOW - 1);
            remembered--;
            at = Math.max(0, at - 1);
        }
        System.arraycopy(drops, at, drops, at + 1, remembered - at);
        drops[at] = extended;
        remembered++;
        dropped++;
    }
}
