// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.net.AddressNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives requests that come from a proxy of ours the address, scheme and host of the client: the one place where these headers count
 * (00/R-14: client addresses stay true). From everybody else they are as good as absent. Thread-safe.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {

    private static final Logger logger = LoggerFactory.getLogger(TrustedProxies.class);

    private final List<AddressNetwork> networks;

    TrustedProxies(List<String> networks) {
        this.networks = networks.stream().map(TrustedProxies::network).flatMap(Optional::stream).toList();
    }

    private static Optional<AddressNetwork> network(String text) {
        Optional<AddressNetwork> network = AddressNetwork.parse(text);
        if (network.isEmpty()) {
            logger.error("trustedProxies: {} is no network such as 10.0.0.5/32 or fd00::/8 and is left out", text);
        }
        return network;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (networks.isEmpty() || !(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)
                || peer.getAddress() == null) {
            return request;
        }
        return Forwarding.of(peer.getAddress(), networks, name -> request.getHeaders().getValuesList(name))
                .<Request>map(told -> new Forwarded(request, told))
                .orElse(request);
    }

    private static final class Forwarded extends Request.Wrapper {

        private final ConnectionMetaData connection;
        private final HttpURI uri;
        private final HttpFields headers;

        Forwarded(Request request, Forwarding told) {
            super(request);
            boolean secure = told.proto() == null ? request.isSecure() : told.proto().equals(HttpScheme.HTTPS.asString());
            // The port of the client is not told
            SocketAddress client = new InetSocketAddress(told.client(), 0);
            connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client;
                }

                @Override
                public boolean isSecure() {
                    return secure;
                }
            };
            HttpURI.Mutable changed = HttpURI.build(request.getHttpURI()).scheme(secure ? HttpScheme.HTTPS : HttpScheme.HTTP);
            headers = told.host() == null ? request.getHeaders() : HttpFields.build(request.getHeaders()).put(HttpHeader.HOST, told.host()).asImmutable();
            uri = withHost(changed, told.host()).asImmutable();
        }

        private static HttpURI.Mutable withHost(HttpURI.Mutable uri, @Nullable String host) {
            if (host == null) {
                return uri;
            }
            int colon = host.lastIndexOf(':');
            return colon > host.lastIndexOf(']')
                    ? uri.authority(host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)))
                    : uri.authority(host);
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }

        @Override
        public HttpURI getHttpURI() {
            return uri;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }

        @Override
        public boolean isSecure() {
            return connection.isSecure();
        }
    }
}
