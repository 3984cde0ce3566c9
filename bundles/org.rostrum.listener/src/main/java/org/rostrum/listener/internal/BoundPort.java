// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.jspecify.annotations.Nullable;

/** A port that is ours from the moment of its choice on, so that nobody takes it before the web container is up. Thread-safe. */
final class BoundPort implements AutoCloseable {

    private final String host;
    private final int number;
    private @Nullable ServerSocketChannel waiting;
    private boolean closed;

    private BoundPort(String host, int number) throws IOException {
        this.host = host;
        this.number = number;
        this.waiting = bind();
    }

    /** @throws IOException taken or not permitted; the message says which */
    static BoundPort bind(String host, int number) throws IOException {
        return new BoundPort(host, number);
    }

    int number() {
        return number;
    }

    /**
     * The bound socket; bound anew if it was taken before (the web container restarts).
     *
     * @throws IOException taken by somebody else meanwhile, or closed
     */
    synchronized ServerSocketChannel take() throws IOException {
        if (closed) {
            throw new IOException("port " + number + " is given back");
        }
        ServerSocketChannel channel = waiting == null ? bind() : waiting;
        waiting = null;
        return channel;
    }

    private ServerSocketChannel bind() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.socket().setReuseAddress(true);
            channel.bind(host.isEmpty() ? new InetSocketAddress(number) : new InetSocketAddress(host, number), 512);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Gives the port back unless the web container has it, which then closes it. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            if (waiting != null) {
                waiting.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
