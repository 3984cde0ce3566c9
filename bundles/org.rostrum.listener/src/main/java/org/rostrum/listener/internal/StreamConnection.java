// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.stream.ByteStream;
import org.rostrum.base.stream.StreamHandler;
import org.rostrum.base.stream.StreamProtocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that a {@link StreamProtocol} has taken: reads for its handler, as fast as that wants. Thread-safe. */
final class StreamConnection extends AbstractConnection implements Connection.UpgradeTo, ByteStream {

    private static final Logger logger = LoggerFactory.getLogger(StreamConnection.class);
    private static final int READ_BYTES = 16 * 1024;
    /** Longer than the 30 s of ICE consent (RFC 7675), so that who speaks the protocol decides. */
    private static final long IDLE_MS = 60_000;

    private final Function<ByteBuffer, @Nullable StreamProtocol> taker;
    private final StreamWriter writer;
    private final ByteBuffer buffer = BufferUtil.allocate(READ_BYTES);
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Held while the handler is called: one call at a time. */
    private final Object calls = new Object();
    private ByteBuffer first = BufferUtil.EMPTY_BUFFER;
    private @Nullable StreamHandler handler;
    private boolean paused;
    private boolean parked;

    StreamConnection(EndPoint endPoint, Connector connector, Function<ByteBuffer, @Nullable StreamProtocol> taker) {
        super(endPoint, connector.getExecutor());
        this.taker = taker;
        this.writer = new StreamWriter(endPoint, this::close);
    }

    @Override
    public void onUpgradeTo(@Nullable ByteBuffer looked) {
        if (looked != null) {
            first = BufferUtil.copy(looked);
        }
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(IDLE_MS);
        StreamProtocol protocol = first.hasRemaining() ? taker.apply(first) : null;
        if (protocol == null) {
            close();
            return;
        }
        bound(protocol.sendBufferBytes());
        synchronized (calls) {
            handler = protocol.accept(this);
        }
        deliver(first);
        first = BufferUtil.EMPTY_BUFFER;
        onFillable();
    }

    private void bound(int sendBufferBytes) {
        if (sendBufferBytes > 0 && getEndPoint().getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_SNDBUF, sendBufferBytes);
            } catch (IOException e) {
                // the system's choice, then; the stream itself tells when it is broken
                logger.debug("send buffer of {} stays as it is", remote(), e);
            }
        }
    }

    @Override
    public void onFillable() {
        try {
            while (!closed.get()) {
                if (park()) {
                    return;
                }
                BufferUtil.clear(buffer);
                int n = getEndPoint().fill(buffer);
                if (n < 0) {
                    close();
                } else if (n == 0) {
                    fillInterested();
                    return;
                } else {
                    deliver(buffer);
                }
            }
        } catch (IOException e) {
            close();
        }
    }

    private void deliver(ByteBuffer data) {
        try {
            synchronized (calls) {
                if (handler != null) {
                    handler.received(data.asReadOnlyBuffer());
                }
            }
        } catch (RuntimeException e) {
            logger.warn("stream of {} closed: its handler failed", remote(), e);
            close();
        }
    }

    private synchronized boolean park() {
        parked = paused;
        return parked;
    }

    @Override
    public synchronized void pauseReading() {
        paused = true;
    }

    @Override
    public void resumeReading() {
        synchronized (this) {
            paused = false;
            if (!parked) {
                return;
            }
            parked = false;
        }
        getExecutor().execute(this::onFillable);
    }

    @Override
    public InetSocketAddress remote() {
        return (InetSocketAddress) getEndPoint().getRemoteSocketAddress();
    }

    @Override
    public InetSocketAddress local() {
        return (InetSocketAddress) getEndPoint().getLocalSocketAddress();
    }

    @Override
    public boolean secure() {
        return getEndPoint().isSecure();
    }

    @Override
    public boolean send(ByteBuffer data) {
        return !closed.get() && writer.send(data);
    }

    @Override
    public int pendingBytes() {
        return writer.pendingBytes();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            writer.close();
            getEndPoint().close();
        }
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        closed.set(true);
        super.onClose(cause);
        synchronized (calls) {
            StreamHandler last = handler;
            handler = null;
            if (last != null) {
                last.closed();
            }
        }
    }
}
