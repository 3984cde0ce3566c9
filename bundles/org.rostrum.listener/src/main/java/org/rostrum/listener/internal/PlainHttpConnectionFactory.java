// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.ByteBuffer;
import java.util.function.IntUnaryOperator;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.rostrum.edge.PlainHttpText;

/** Recognises plain HTTP. */
final class PlainHttpConnectionFactory extends AbstractConnectionFactory implements ConnectionFactory.Detecting {

    private final int maxHeaderBytes;
    private final IntUnaryOperator httpsPortFor;
    private final String version;
    private final PlainHttpText texts;
    private final Counters counters;

    PlainHttpConnectionFactory(int maxHeaderBytes, IntUnaryOperator httpsPortFor, String version, PlainHttpText texts, Counters counters) {
        super("plain-http");
        this.maxHeaderBytes = maxHeaderBytes;
        this.httpsPortFor = httpsPortFor;
        this.version = version;
        this.texts = texts;
        this.counters = counters;
    }

    @Override
    public Detection detect(ByteBuffer first) {
        return FirstBytes.looksLikeHttp(first) ? Detection.RECOGNIZED : Detection.NOT_RECOGNIZED;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        counters.plainRequests.increment();
        return configure(new PlainHttpConnection(endPoint, connector, maxHeaderBytes, httpsPortFor, version, texts), connector, endPoint);
    }
}
