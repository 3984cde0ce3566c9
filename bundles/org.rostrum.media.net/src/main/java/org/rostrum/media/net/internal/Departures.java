// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Transports of one worker whose trains are to leave with the batch. A picture that is not complete may wait a moment for its rest, so that
 * it leaves in fewer trains. Confined to the worker.
 */
final class Departures {

    /** How long a picture that is not complete may wait for its rest, and from how many peers on it pays (0.1 to 0.2 of a packet's cost). */
    static final long HOLD_NS = 500_000;
    private static final int HOLD_FROM = 8;

    private final Worker worker;
    private final List<PeerTransport> sending = new ArrayList<>();
    private final Runnable rest = this::departRest;
    private boolean waiting;

    Departures(Worker worker) {
        this.worker = worker;
    }

    void add(PeerTransport transport) {
        sending.add(transport);
    }

    /** Trains leave, but for pictures whose rest is on its way. */
    void depart() {
        depart(sending.size() < HOLD_FROM);
    }

    private void depart(boolean all) {
        int kept = 0;
        for (int i = 0; i < sending.size(); i++) {
            PeerTransport transport = sending.get(i);
            if (all || transport.ready(worker.nowNs())) {
                transport.depart();
            } else {
                sending.set(kept++, transport);
            }
        }
        while (sending.size() > kept) {
            sending.remove(sending.size() - 1);
        }
        if (kept > 0 && !waiting) {
            waiting = true;
            worker.channel().eventLoop().schedule(rest, HOLD_NS, TimeUnit.NANOSECONDS);
        }
    }

    private void departRest() {
        waiting = false;
        depart(true);
        worker.flush();
    }
}
