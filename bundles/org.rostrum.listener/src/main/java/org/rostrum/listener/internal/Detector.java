// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Tells protocols apart by first bytes; what is none of them is counted and closed. */
final class Detector extends DetectorConnectionFactory {

    private final Counters counters;
    private final @Nullable ConnectionFactory http;

    /** @param http what to do with HTTP that none of {@code choices} recognises; null: close */
    Detector(Counters counters, @Nullable ConnectionFactory http, Detecting... choices) {
        super(choices);
        this.counters = counters;
        this.http = http;
    }

    @Override
    protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer first) {
        if (http != null && FirstBytes.looksLikeHttp(first)) {
            upgradeToConnectionFactory(http, connector, endPoint);
            return;
        }
        boolean stream = FirstBytes.looksLikeTurn(first) || FirstBytes.looksLikeIceTcp(first);
        (stream ? counters.unclaimedStreams : counters.unknown).increment();
        endPoint.close();
    }
}
