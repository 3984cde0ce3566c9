// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.rostrum.media.net.DropReason;

/** The workers of a plane; complete before the first packet arrives. */
final class Workers {

    private final List<Worker> all = new ArrayList<>();

    void add(Worker worker) {
        all.add(worker);
    }

    List<Worker> all() {
        return all;
    }

    Worker first() {
        return all.get(0);
    }

    boolean single() {
        return all.size() == 1;
    }

    /** Every worker routes this address, since the system decides whose socket gets its packets. */
    void bind(InetSocketAddress address, PeerTransport transport) {
        all.forEach(worker -> worker.run(() -> worker.router().bind(address, transport)));
    }

    void unbind(InetSocketAddress address, PeerTransport transport) {
        all.forEach(worker -> worker.run(() -> worker.router().unbind(address, transport)));
    }

    long drops(DropReason reason) {
        return all.stream().mapToLong(worker -> worker.traffic().drops(reason)).sum();
    }
}
