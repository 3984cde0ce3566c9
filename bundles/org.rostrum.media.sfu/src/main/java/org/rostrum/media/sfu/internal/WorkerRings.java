// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.media.net.MediaWorker;
import org.rostrum.media.net.PacketRing;

/** The ways of packets between the workers of this node, one for each direction of each pair, shared by all rooms. Thread-safe. */
final class WorkerRings {

    private record Pair(int from, int to) {}

    private final Map<Pair, PacketRing> rings = new ConcurrentHashMap<>();

    /** The way between two workers; a leg remembers it. Workers of a plane that was opened anew get new ones. */
    PacketRing between(MediaWorker from, MediaWorker to) {
        return rings.compute(new Pair(from.index(), to.index()),
                (pair, ring) -> ring != null && ring.links(from, to) ? ring : new PacketRing(from, to));
    }
}
