// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.concurrent.atomic.LongAdder;
import org.rostrum.listener.ListenerCounters;

/** Counts what comes in. Thread-safe. */
final class Counters {

    final LongAdder streams = new LongAdder();
    final LongAdder unclaimedStreams = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder plainRequests = new LongAdder();
    final LongAdder tooSlow = new LongAdder();

    ListenerCounters snapshot() {
        return new ListenerCounters(streams.sum(), unclaimedStreams.sum(), unknown.sum(), plainRequests.sum(), tooSlow.sum());
    }
}
