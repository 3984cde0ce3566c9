// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.Arrays;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives one port of ours to the web container whenever that (re)starts. */
final class PortConnectorFactory implements ConnectorFactory {

    private static final Logger logger = LoggerFactory.getLogger(PortConnectorFactory.class);

    private final BoundPort port;
    private final ConnectorParts parts;
    private final LifeCycle.Listener watch;

    PortConnectorFactory(BoundPort port, ConnectorParts parts, LifeCycle.Listener watch) {
        this.port = port;
        this.parts = parts;
        this.watch = watch;
    }

    @Override
    public Connector createConnector(Server server) {
        takeAwayForeign(server);
        server.setErrorHandler(new ApiErrors());
        ListenerConnector connector = parts.connector(server, port);
        connector.addEventListener(watch);
        return connector;
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
