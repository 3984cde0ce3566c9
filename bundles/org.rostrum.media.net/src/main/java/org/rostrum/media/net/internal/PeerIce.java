// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.ice.IceCredentials;
import org.rostrum.proto.ice.IceEvent;
import org.rostrum.proto.ice.IceFailure;
import org.rostrum.proto.ice.IceLite;
import org.rostrum.proto.ice.PeerAddress;
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
    private final Set<PeerAddress> addresses = new LinkedHashSet<>();
    private volatile @Nullable PeerAddress peer;
    private @Nullable StreamPath stream;

    PeerIce(Shared shared, PeerTransport transport, Owner owner, IceCredentials local, long nowNs) {
        this.shared = shared;
        this.transport = transport;
        this.owner = owner;
        this.agent = new IceLite(local, nowNs);
    }

    /** Any thread. Where to send; null before the first valid check. */
    @Nullable PeerAddress peer() {
        return peer;
    }

    /** The stream that packets go over; null where they go as datagrams. */
    @Nullable StreamPath stream() {
        return stream;
    }

    void handleCheck(StunMessage message, PeerAddress from, Worker via, long nowNs) {
        agent.handleMessage(message, from, nowNs);
        drain(via);
    }

    void handleTimeout(Worker worker, long nowNs) {
        if (nowNs - agent.nextDeadlineNs() >= 0) {
            agent.handleTimeout(nowNs);
            drain(worker);
        }
    }

    /** One of its streams has closed. */
    void handleClosed(PeerAddress address, Worker worker) {
        agent.handleClosed(address);
        drain(worker);
    }

    void restart(IceCredentials fresh, Worker worker) {
        agent.restart(fresh);
        drain(worker);
    }

    /** Takes its routes away. */
    void close() {
        addresses.forEach(this::unbind);
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
        if (agent.selected() == null) {
            // its stream has closed, perhaps before the check that selected it was handled
            peer = null;
            stream = null;
        }
        for (Transmit out = agent.pollTransmit(); out != null; out = agent.pollTransmit()) {
            Transmit answer = out;
            via.run(() -> via.answer(answer));
        }
    }

    private void handle(IceEvent event) {
        if (event instanceof IceEvent.AddressAdded added) {
            addresses.add(added.address());
            bind(added.address());
        } else if (event instanceof IceEvent.AddressRemoved removed) {
            addresses.remove(removed.address());
            unbind(removed.address());
        } else if (event instanceof IceEvent.Selected selected) {
            owner.beforeMove();
            peer = selected.address();
            stream = selected.address().isStream() ? shared.streams().find(selected.address()) : null;
        } else if (event instanceof IceEvent.Retired retired) {
            shared.registry().retire(retired.credentials());
        } else if (event instanceof IceEvent.Failed failed) {
            owner.lost(failed.reason());
        }
    }

    private void bind(PeerAddress address) {
        if (address.isStream()) {
            if (!shared.streams().bind(address, transport)) {
                // closed while its check was on its way to us; the loop that calls this goes on with what follows from it
                agent.handleClosed(address);
            }
        } else {
            shared.workers().bind(address.address(), transport);
        }
    }

    private void unbind(PeerAddress address) {
        if (address.isStream()) {
            shared.streams().release(address);
        } else {
            shared.workers().unbind(address.address(), transport);
        }
    }
}
