// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.net.AddressNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty's end of a connection. Public because Jetty looks for its methods. */
public final class SignalSocket extends Session.Listener.AbstractAutoDemanding {

    private static final Logger logger = LoggerFactory.getLogger(SignalSocket.class);
    private static final AtomicLong COUNTER = new AtomicLong();

    private final Hub hub;
    private final Connection.ClientFacts facts;
    private volatile @Nullable Connection connection;

    SignalSocket(Hub hub, Connection.ClientFacts facts) {
        this.hub = hub;
        this.facts = facts;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        super.onWebSocketOpen(session);
        String address = session.getRemoteSocketAddress() instanceof InetSocketAddress a && a.getAddress() != null
                ? AddressNetwork.canonical(a.getAddress().getHostAddress())
                : "";
        String id = Long.toString(COUNTER.incrementAndGet(), 36);
        connection = new Connection(hub, id, address, facts, new SocketOutlet(session, hub.slow::increment));
    }

    @Override
    public void onWebSocketText(String message) {
        Connection current = connection;
        if (current != null) {
            current.receive(message);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        callback.succeed();
        Connection current = connection;
        if (current != null) {
            hub.malformed.increment();
            current.close(CloseCode.PROTOCOL);
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        logger.debug("socket failed: {}", cause.toString());
        end();
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason) {
        end();
    }

    private void end() {
        Connection current = connection;
        if (current != null) {
            current.closed();
        }
    }
}
