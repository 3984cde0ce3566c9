// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.ice.IceCredentials;
import org.rostrum.proto.ice.IceEvent;
import org.rostrum.proto.ice.IceFailure;
import org.rostrum.proto.ice.IceLite;
import org.rostrum.proto.ice.Transmit;
import org.rostrum.proto.stun.StunMessage;

/**
 * The ICE agent of one transport with what follows from it: routes on the workers, credentials in the registry, the address to
 * send to. Confined to the transport's worker, but for {@link #peer}.
 */
final class PeerIce {

    /** What the transport has to do. */
    interface Owner {

        /** Before another address is used: what was gathered for the old one leaves. */
        void beforeMove();

        void lost(IceFailure reason);
    }

    private final Shared shared;
    private final PeerTransport transport;
    private final Owner owner;
    private final IceLite agent;
    private final Set<InetSocketAddress> addresses = new LinkedHashSet<>();
    private volatile @Nullable InetSocketAddress peer;

    PeerIce(Shared shared, PeerTransport transport, Owner owner, IceCredentials local, long nowNs) {
        this.shared = shared;
        this.transport = transport;
        this.owner = owner;
        this.agent = new IceLite(local, nowNs);
    }

    /** Any thread. Where to send; null before the first valid check. */
    @Nullable InetSocketAddress peer() {
        return peer;
    }

    void handleCheck(StunMessage message, InetSocketAddress from, Worker via, long nowNs) {
        agent.handleMessage(message, from, nowNs);
        drain(via);
    }

    void handleTimeout(Worker worker, long nowNs) {
        if (nowNs - agent.nextDeadlineNs() >= 0) {
            agent.handleTimeout(nowNs);
            drain(worker);
        }
    }

    void restart(IceCredentials fresh, Worker worker) {
        agent.restart(fresh);
        drain(worker);
    }

    /** Takes its routes away. */
    void close() {
        addresses.forEach(address -> shared.workers().unbind(address, transport));
        addresses.clear();
    }

    /**
     * Events before answers, and answers by the worker whose socket got the check: when the peer hears that its address is good,
     * that worker has it in its table.
     */
    private void drain(Worker via) {
        for (IceEvent event = agent.pollEvent(); event != null; event = agent.pollEvent()) {
            handle(event);
        }
        for (Transmit out = agent.pollTransmit(); out != null; out = agent.pollTransmit()) {
            Transmit answer = out;
            via.run(() -> via.answer(answer));
        }
    }

    private void handle(IceEvent event) {
        if (event instanceof IceEvent.AddressAdded added) {
            addresses.add(added.address());
            shared.workers().bind(added.address(), transport);
        } else if (event instanceof IceEvent.AddressRemoved removed) {
            addresses.remove(removed.address());
            shared.workers().unbind(removed.address(), transport);
        } else if (event instanceof IceEvent.Selected selected) {
            owner.beforeMove();
            peer = selected.address();
        } else if (event instanceof IceEvent.Retired retired) {
            shared.registry().retire(retired.credentials());
        } else if (event instanceof IceEvent.Failed failed) {
            owner.lost(failed.reason());
        }
    }
}
