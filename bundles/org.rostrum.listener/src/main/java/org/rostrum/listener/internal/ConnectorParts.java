// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.rostrum.base.stream.StreamProtocol;
import org.rostrum.edge.PlainHttpText;

/**
 * Builds the connectors, all alike:
 *
 * <pre>
 * first bytes
 *   TLS ─── first bytes inside
 *   │         stream protocols
 *   │         HTTP ─── the web container
 *   stream protocols
 *   HTTP ─── redirect, /vsstatus, texts of PlainHttpText
 *   anything else: counted, closed
 * </pre>
 */
final class ConnectorParts {

    private final ListenerSetup config;
    private final SslContextFactory.Server tls;
    private final List<StreamProtocol> protocols;
    private final Addresses addresses;
    private final Counters counters;
    private final String version;
    private final PlainHttpText texts;
    private final BooleanSupplier strictTransport;

    ConnectorParts(ListenerSetup config, SslContextFactory.Server tls, List<StreamProtocol> protocols, Addresses addresses,
            Counters counters, String version, PlainHttpText texts, BooleanSupplier strictTransport) {
        this.config = config;
        this.tls = tls;
        this.protocols = protocols;
        this.addresses = addresses;
        this.counters = counters;
        this.version = version;
        this.texts = texts;
        this.strictTransport = strictTransport;
    }

    ListenerConnector connector(Server server, BoundPort port, boolean streamsOnly) {
        return streamsOnly ? streams(server, port) : everything(server, port);
    }

    private ListenerConnector everything(Server server, BoundPort port) {
        HttpFactory http = new HttpFactory(httpConfiguration());
        Detector inside = new Detector(counters, http, new StreamConnectionFactory("stream-in-tls", protocols, counters));
        Detector outside = new Detector(
                counters,
                null,
                new SslConnectionFactory(tls, inside.getProtocol()),
                new StreamConnectionFactory("stream", protocols, counters),
                new PlainHttpConnectionFactory(config.maxHeaderBytes(), addresses::httpsPortFrom, version, texts, counters));
        return bounded(new ListenerConnector(server, port, config.headerTimeoutMs(), counters, outside, inside, http));
    }

    /** The same without HTTP. */
    private ListenerConnector streams(Server server, BoundPort port) {
        Detector inside = new Detector(counters, null, new StreamConnectionFactory("stream-in-tls", protocols, counters));
        Detector outside = new Detector(counters, null, new SslConnectionFactory(tls, inside.getProtocol()),
                new StreamConnectionFactory("stream", protocols, counters));
        return bounded(new ListenerConnector(server, port, config.headerTimeoutMs(), counters, outside, inside));
    }

    private ListenerConnector bounded(ListenerConnector connector) {
        connector.setIdleTimeout(config.idleTimeoutMs());
        connector.mark(config.signallingDscp());
        connector.addBean(new NetworkConnectionLimit(config.maxConnections(), connector));
        return connector;
    }

    private HttpConfiguration httpConfiguration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(config.maxHeaderBytes());
        http.setSendServerVersion(false);
        // A table of 98 KB on each connection, for good, to save some microseconds of its next request
        http.setHeaderCacheSize(0);
        // No least rate of uploads: Jetty counts the time of the handler as well, a slow answer would become a broken one
        // No check of the name asked for against the certificate: people use addresses and names that it does not carry
        http.addCustomizer(new SecureRequestCustomizer(false));
        http.addCustomizer(new TrustedProxies(config.trustedProxies()));
        http.addCustomizer(new SafetyHeaders(strictTransport));
        return http;
    }
}
