// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.media.net.MediaWorker;

/** How many legs the rooms of each worker have, so that a new room begins where the fewest are. Thread-safe. */
final class WorkerLoad {

    private final Map<Integer, Integer> legs = new ConcurrentHashMap<>();

    /** The worker for a new room. */
    MediaWorker choose(List<MediaWorker> workers) {
        MediaWorker least = workers.get(0);
        for (MediaWorker worker : workers) {
            if (of(worker) < of(least)) {
                least = worker;
            }
        }
        return least;
    }

    /** A leg came to a room of this worker, or went. */
    void add(MediaWorker worker, int change) {
        legs.merge(worker.index(), change, Integer::sum);
    }

    private int of(MediaWorker worker) {
        return legs.getOrDefault(worker.index(), 0);
    }
}
