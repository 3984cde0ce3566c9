// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.util.Arrays;
import org.rostrum.media.net.DropReason;

/** Counters of one worker; written by its thread, read by any. */
final class Traffic {

    final Counter packetsIn = new Counter();
    final Counter bytesIn = new Counter();
    final Counter packetsOut = new Counter();
    final Counter bytesOut = new Counter();
    /** By length: 1, 2 to 3, 4 to 7, 8 to 15, 16 to 31, 32 and more packets. */
    private final Counter[] trains = new Counter[6];
    private final Counter[] drops = new Counter[DropReason.values().length];

    Traffic() {
        Arrays.setAll(trains, i -> new Counter());
        Arrays.setAll(drops, i -> new Counter());
    }

    void drop(DropReason reason) {
        drops[reason.ordinal()].add(1);
    }

    /** A train of {@code packets} was handed to the socket. */
    void train(int packets) {
        trains[Math.min(31 - Integer.numberOfLeadingZeros(packets), trains.length - 1)].add(1);
    }

    /** @param length its class, from 0 */
    Counter trains(int length) {
        return trains[length];
    }

    int trainLengths() {
        return trains.length;
    }

    long drops(DropReason reason) {
        return drops[reason.ordinal()].get();
    }
}
