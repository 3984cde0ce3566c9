// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import org.rostrum.base.time.Ticker;
import org.rostrum.media.net.RelayedPeers;
import org.rostrum.proto.dtls.DtlsConfig;
import org.rostrum.proto.ice.PeerAddress;

/** What workers and transports of one media plane have in common. Thread-safe. */
final class Shared {

    private final Ticker ticker;
    private final Registry registry;
    private final Workers workers;
    private final DtlsConfig dtls;
    private final ExecutorService handshakes;
    private final StreamPaths streams = new StreamPaths(this);
    private final List<RelayedPeers> relays = new CopyOnWriteArrayList<>();

    /**
     * @param dtls       our certificate and profiles
     * @param handshakes pool for DTLS
     */
    Shared(Ticker ticker, Registry registry, Workers workers, DtlsConfig dtls, ExecutorService handshakes) {
        this.ticker = ticker;
        this.registry = registry;
        this.workers = workers;
        this.dtls = dtls;
        this.handshakes = handshakes;
    }

    Ticker ticker() {
        return ticker;
    }

    Registry registry() {
        return registry;
    }

    Workers workers() {
        return workers;
    }

    DtlsConfig dtls() {
        return dtls;
    }

    ExecutorService handshakes() {
        return handshakes;
    }

    /** Live list of who knows relays of ours. */
    List<RelayedPeers> relays() {
        return relays;
    }

    /** How packets of this peer travel, as statistics say it. */
    String kind(PeerAddress peer) {
        if (peer.isStream()) {
            return "tcp";
        }
        return relays.stream().anyMatch(relay -> relay.isRelay(peer.address())) ? "relay" : "udp";
    }

    /** Peers that come over TCP. */
    StreamPaths streams() {
        return streams;
    }
}
