// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.stream.StreamProtocol;
import org.rostrum.base.stream.StreamProtocol.Match;

/** Offers first bytes to the {@link StreamProtocol}s that are there. One for outside and one for inside TLS. */
final class StreamConnectionFactory extends AbstractConnectionFactory implements ConnectionFactory.Detecting {

    private final List<StreamProtocol> protocols;
    private final Counters counters;

    /** @param protocols live view of the services, safe to iterate */
    StreamConnectionFactory(String name, List<StreamProtocol> protocols, Counters counters) {
        super(name);
        this.protocols = protocols;
        this.counters = counters;
    }

    @Override
    public Detection detect(ByteBuffer first) {
        if (FirstBytes.looksLikeHttp(first)) {
            return Detection.NOT_RECOGNIZED;
        }
        boolean undecided = false;
        for (StreamProtocol protocol : protocols) {
            Match match = protocol.match(first.asReadOnlyBuffer());
            if (match == Match.YES) {
                return Detection.RECOGNIZED;
            }
            undecided |= match == Match.MORE;
        }
        return undecided && first.remaining() < StreamProtocol.MAX_FIRST_BYTES ? Detection.NEED_MORE_BYTES : Detection.NOT_RECOGNIZED;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new StreamConnection(endPoint, connector, this::taker), connector, endPoint);
    }

    /** The protocol that takes these bytes; null if it has gone since it was asked. */
    private @Nullable StreamProtocol taker(ByteBuffer first) {
        for (StreamProtocol protocol : protocols) {
            if (protocol.match(first.asReadOnlyBuffer()) == Match.YES) {
                counters.streams.increment();
                return protocol;
            }
        }
        counters.unclaimedStreams.increment();
        return null;
    }
}
