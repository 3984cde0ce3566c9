// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.IteratingCallback;
import org.rostrum.base.stream.ByteStream;

/** Sends what is given, in order, without blocking; refuses beyond its bound. Thread-safe. */
final class StreamWriter extends IteratingCallback {

    private final EndPoint endPoint;
    private final Runnable onFailure;
    private final Queue<ByteBuffer> queue = new ArrayDeque<>();
    private int pending;
    private int writing;

    StreamWriter(EndPoint endPoint, Runnable onFailure) {
        this.endPoint = endPoint;
        this.onFailure = onFailure;
    }

    boolean send(ByteBuffer data) {
        int n = data.remaining();
        synchronized (this) {
            if (pending + n > ByteStream.MAX_PENDING_BYTES) {
                return false;
            }
            queue.add(ByteBuffer.allocate(n).put(data.duplicate()).flip());
            pending += n;
        }
        iterate();
        return true;
    }

    synchronized int pendingBytes() {
        return pending;
    }

    @Override
    protected Action process() {
        ByteBuffer[] batch;
        synchronized (this) {
            pending -= writing;
            writing = 0;
            if (queue.isEmpty()) {
                return Action.IDLE;
            }
            batch = queue.toArray(ByteBuffer[]::new);
            queue.clear();
            writing = pending;
        }
        endPoint.write(this, batch);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        onFailure.run();
    }
}
