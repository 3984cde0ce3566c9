// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.Arrays;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives one port of ours to the web container whenever that (re)starts. Thread-safe. */
final class PortConnectorFactory implements ConnectorFactory {

    private static final Logger logger = LoggerFactory.getLogger(PortConnectorFactory.class);

    private final BoundPort port;
    private final ConnectorParts parts;
    private final boolean streamsOnly;
    private final Runnable onUp;
    private volatile @Nullable ListenerConnector connector;

    /** @param onUp called whenever the web container has taken the port up */
    PortConnectorFactory(BoundPort port, ConnectorParts parts, boolean streamsOnly, Runnable onUp) {
        this.port = port;
        this.parts = parts;
        this.streamsOnly = streamsOnly;
        this.onUp = onUp;
    }

    @Override
    public Connector createConnector(Server server) {
        takeAwayForeign(server);
        server.setErrorHandler(new ApiErrors());
        ListenerConnector made = parts.connector(server, port, streamsOnly);
        made.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle event) {
                logger.info("listening on port {}", port.number());
                onUp.run();
            }
        });
        connector = made;
        return made;
    }

    /** Whether the web container accepts connections on it. */
    boolean isUp() {
        ListenerConnector now = connector;
        return now != null && now.isStarted();
    }

    /** Accepts nobody any more; {@code drained} is called once the last connection has ended. */
    void retire(Runnable drained) {
        ListenerConnector now = connector;
        if (now == null || !now.isStarted()) {
            drained.run();
        } else {
            logger.info("port {} is closed, {} connections stay until they end", port.number(), now.getConnectedEndPoints().size());
            now.retire(drained);
        }
    }

    /** Felix HTTP does not start without a connector of its own; there is no use for it once ours is here. */
    private static void takeAwayForeign(Server server) {
        for (Connector foreign : Arrays.stream(server.getConnectors()).filter(c -> !(c instanceof ListenerConnector)).toList()) {
            try {
                foreign.stop();
            } catch (Exception e) {
                logger.warn("{} did not stop in order", foreign, e);
            }
            server.removeConnector(foreign);
        }
    }
}
