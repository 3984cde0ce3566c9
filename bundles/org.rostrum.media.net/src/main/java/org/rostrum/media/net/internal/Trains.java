// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.net.TrafficKind;

/** What waits to leave for one peer: a train for each kind of traffic. Confined to the worker. */
final class Trains {

    /** Marker of RTP: the picture is complete. Every type of RTCP has it set too. */
    private static final int MARKER = 0x80;

    private final Worker worker;
    private final @Nullable Train[] trains = new Train[TrafficKind.values().length];
    private boolean complete = true;
    private long sinceNs;

    Trains(Worker worker) {
        this.worker = worker;
    }

    /** Copies a protected packet behind those that wait. */
    void append(TrafficKind kind, byte[] packet, int length, InetSocketAddress to) {
        Train train = trains[kind.ordinal()];
        if (train == null) {
            train = new Train(worker, worker.lane(kind));
            trains[kind.ordinal()] = train;
        }
        if (complete) {
            sinceNs = worker.nowNs();
        }
        complete = kind == TrafficKind.AUDIO || (packet[1] & MARKER) != 0;
        train.append(packet, length, to);
    }

    /**
     * Whether nothing speaks for waiting: the picture is complete, or its rest is late. A picture that comes in several batches
     * then leaves as one train, and is not later for it.
     */
    boolean ready(long nowNs) {
        return complete || nowNs - sinceNs >= Departures.HOLD_NS;
    }

    /** Hands all of it to the sockets. */
    void depart(InetSocketAddress to) {
        complete = true;
        for (Train train : trains) {
            if (train != null) {
                train.depart(to);
            }
        }
    }
}
