// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port of ours in Jetty, on a socket that was bound when the port was chosen. */
final class ListenerConnector extends ServerConnector {

    private static final Logger logger = LoggerFactory.getLogger(ListenerConnector.class);

    private final BoundPort port;
    private final HeaderDeadline deadline;
    private final long lookEveryMs;
    private volatile Scheduler.Task look = () -> false;
    private volatile @Nullable Runnable drained;
    private volatile int dscp;

    ListenerConnector(Server server, BoundPort port, long headerTimeoutMs, Counters counters, ConnectionFactory... factories) {
        super(server, 1, -1, factories);
        this.port = port;
        this.deadline = new HeaderDeadline(headerTimeoutMs, counters);
        this.lookEveryMs = Math.max(1, headerTimeoutMs / 10);
        setName("port " + port.number());
        setPort(port.number());
        setAcceptQueueSize(512);
    }

    /** The DSCP of what is sent from now on over new connections, 0 to 63. */
    void mark(int value) {
        dscp = value;
    }

    @Override
    protected void configure(Socket socket) {
        super.configure(socket);
        try {
            socket.setTrafficClass(dscp << 2);
        } catch (SocketException e) {
            // a connection that is gone already; its first read tells
            logger.debug("not marked", e);
        }
    }

    @Override
    protected ServerSocketChannel openAcceptChannel() throws IOException {
        return port.take();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        look();
    }

    /**
     * Closes the port and keeps the connections.
     *
     * @param whenDrained called once, when the last of them has ended
     */
    void retire(Runnable whenDrained) {
        setAccepting(false);
        close();
        drained = whenDrained;
    }

    private void look() {
        deadline.look(getConnectedEndPoints(), System.nanoTime());
        Runnable end = drained;
        if (end != null && getConnectedEndPoints().isEmpty()) {
            drained = null;
            end.run();
        } else if (isRunning()) {
            look = getScheduler().schedule(this::look, lookEveryMs, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    protected void doStop() throws Exception {
        look.cancel();
        super.doStop();
    }
}
