// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.rostrum.media.net.DropReason;
import org.rostrum.proto.ice.PeerAddress;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMessage;

/**
 * Finds the transport of a datagram: checks by user fragment, everything else by the address that passed one. What belongs to
 * nobody is dropped and counted and leaves nothing behind. Confined to its worker.
 */
final class Router {

    private final Worker worker;
    private final Shared shared;
    private final Map<InetSocketAddress, PeerTransport> byAddress = new HashMap<>();

    Router(Worker worker, Shared shared) {
        this.worker = worker;
        this.shared = shared;
    }

    void bind(InetSocketAddress address, PeerTransport transport) {
        byAddress.put(address, transport);
    }

    void unbind(InetSocketAddress address, PeerTransport transport) {
        byAddress.remove(address, transport);
    }

    /** @param via whose socket got it */
    void route(byte[] packet, int length, InetSocketAddress from, Worker via) {
        Demux kind = Demux.of(packet, 0, length);
        switch (kind) {
            case STUN -> check(packet, length, PeerAddress.datagram(from), via);
            case UNKNOWN -> drop(DropReason.UNKNOWN_KIND);
            case DTLS, RTP, RTCP -> {
                PeerTransport transport = byAddress.get(from);
                if (transport == null) {
                    drop(DropReason.STRANGER);
                } else if (transport.worker() == worker) {
                    transport.handle(kind, packet, length);
                } else {
                    transport.handOver(packet, length, from, via);
                }
            }
        }
    }

    /** A packet that came over a stream: its transport is the one that a check over the same stream was good for. */
    void route(byte[] packet, int length, StreamPath path, Worker via) {
        Demux kind = Demux.of(packet, 0, length);
        switch (kind) {
            case STUN -> check(packet, length, path.address(), via);
            case UNKNOWN -> drop(DropReason.UNKNOWN_KIND);
            case DTLS, RTP, RTCP -> {
                PeerTransport transport = path.transport();
                if (transport == null) {
                    drop(DropReason.STRANGER);
                } else if (transport.worker() == worker) {
                    transport.handle(kind, packet, length);
                } else {
                    byte[] copy = Arrays.copyOf(packet, length);
                    handOver(transport, () -> transport.handle(kind, copy, copy.length));
                }
            }
        }
    }

    private void check(byte[] packet, int length, PeerAddress from, Worker via) {
        StunMessage message = StunMessage.parse(packet, 0, length);
        if (message == null) {
            drop(DropReason.MALFORMED_STUN);
            return;
        }
        String username = message.username();
        PeerTransport transport = username == null ? null : shared.registry().find(username);
        if (transport == null) {
            drop(DropReason.UNKNOWN_UFRAG);
        } else if (!mayClaim(transport, message)) {
            drop(DropReason.BAD_CHECK);
        } else if (transport.worker() == worker) {
            transport.handleCheck(message, from, via);
        } else {
            handOver(transport, () -> transport.handleCheck(message, from, via));
        }
    }

    private void handOver(PeerTransport transport, Runnable task) {
        if (!((Worker) transport.worker()).handovers().give(task)) {
            drop(DropReason.HANDOVER_OVERFLOW);
        }
    }

    /** A transport is bound to the worker of its first valid check; with one worker there is nothing to decide. */
    private boolean mayClaim(PeerTransport transport, StunMessage check) {
        if (transport.claimed()) {
            return true;
        }
        boolean valid = shared.workers().single() || check.verifyIntegrity(StunKeys.shortTerm(transport.localPassword()));
        return valid && (transport.claim(worker) || transport.claimed());
    }

    private void drop(DropReason reason) {
        worker.traffic().drop(reason);
    }
}
