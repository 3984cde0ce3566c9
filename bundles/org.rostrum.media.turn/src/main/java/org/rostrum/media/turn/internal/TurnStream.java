// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.rostrum.base.stream.ByteStream;
import org.rostrum.base.stream.StreamHandler;
import org.rostrum.proto.turn.TurnClient;
import org.rostrum.proto.turn.TurnFrames;

/** One client over TCP or TLS. Takes messages apart on threads of the listener and hands them to the server's; bounded both ways. */
final class TurnStream implements StreamHandler {

    /** Bytes that may wait for the server's thread before reading pauses. */
    private static final int MAX_WAITING = 64 * 1024;
    /** Waiting bytes from which on only small messages are sent, as over ICE-TCP. */
    private static final int CROWDED = 64 * 1024;
    private static final int SMALL = 400;

    /** What the server does with whole messages, on its thread. */
    interface Server {

        void message(TurnStream stream, byte[] message);

        void closed(TurnStream stream);
    }

    private final ByteStream stream;
    private final TurnClient client;
    private final Executor thread;
    private final Server server;
    private final long openedNs;
    private final TurnFrames frames = new TurnFrames();
    private final byte[] piece = new byte[TurnFrames.MAX_MESSAGE];
    private final AtomicInteger waiting = new AtomicInteger();

    TurnStream(ByteStream stream, TurnClient client, Executor thread, Server server, long openedNs) {
        this.stream = stream;
        this.client = client;
        this.thread = thread;
        this.server = server;
        this.openedNs = openedNs;
    }

    TurnClient client() {
        return client;
    }

    long openedNs() {
        return openedNs;
    }

    void close() {
        stream.close();
    }

    @Override
    public void received(ByteBuffer data) {
        while (data.hasRemaining()) {
            int n = Math.min(piece.length, data.remaining());
            data.get(piece, 0, n);
            if (!frames.feed(piece, 0, n, this::handOn)) {
                stream.close();
                return;
            }
        }
    }

    private void handOn(byte[] buffer, int offset, int length) {
        byte[] message = Arrays.copyOfRange(buffer, offset, offset + length);
        if (waiting.addAndGet(length) > MAX_WAITING) {
            stream.pauseReading();
        }
        execute(() -> {
            server.message(this, message);
            if (waiting.addAndGet(-length) <= MAX_WAITING / 2) {
                stream.resumeReading();
            }
        });
    }

    @Override
    public void closed() {
        execute(() -> server.closed(this));
    }

    private void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            stream.close();
        }
    }

    /** False where the client reads too slowly for it. */
    boolean send(byte[] buffer, int offset, int length) {
        if (length > SMALL && stream.pendingBytes() > CROWDED) {
            return false;
        }
        return stream.send(ByteBuffer.wrap(buffer, offset, length));
    }
}
