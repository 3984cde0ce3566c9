// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** A port of ours in Jetty, on a socket that was bound when the port was chosen. */
final class ListenerConnector extends ServerConnector {

    private final BoundPort port;
    private final HeaderDeadline deadline;
    private final long lookEveryMs;
    private volatile Scheduler.Task look = () -> false;
    private volatile @Nullable Runnable drained;

    ListenerConnector(Server server, BoundPort port, long headerTimeoutMs, Counters counters, ConnectionFactory... factories) {
        super(server, 1, -1, factories);
        this.port = port;
        this.deadline = new HeaderDeadline(headerTimeoutMs, counters);
        this.lookEveryMs = Math.max(1, headerTimeoutMs / 10);
        setName("port " + port.number());
        setPort(port.number());
        setAcceptQueueSize(512);
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
