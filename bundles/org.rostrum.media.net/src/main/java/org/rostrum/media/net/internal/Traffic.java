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
    private final Counter[] drops = new Counter[DropReason.values().length];

    Traffic() {
        Arrays.setAll(drops, i -> new Counter());
    }

    void drop(DropReason reason) {
        drops[reason.ordinal()].add(1);
    }

    long drops(DropReason reason) {
        return drops[reason.ordinal()].get();
    }
}
