// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.stream.ByteStream;
import org.rostrum.base.stream.StreamHandler;
import org.rostrum.base.stream.StreamProtocol;
import org.rostrum.proto.ice.Rfc4571;

/**
 * A stream as the listener gives it to a protocol, with a peer behind that knows only datagrams: what it sends to {@link #port} goes
 * in as frames, in pieces of {@code piece} bytes, and what the protocol sends comes back to it.
 */
final class TestStream implements ByteStream, AutoCloseable {

    private static final InetSocketAddress LOCAL = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4307);

    private final DatagramSocket socket;
    private final StreamHandler handler;
    private final Rfc4571 frames = new Rfc4571(0xffff);
    private final AtomicReference<@Nullable InetSocketAddress> peer = new AtomicReference<>();
    private final int piece;
    final AtomicInteger pending = new AtomicInteger();
    final AtomicInteger written = new AtomicInteger();
    volatile boolean paused;
    volatile boolean closed;

    TestStream(StreamProtocol protocol, int piece) throws IOException {
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.piece = piece;
        this.handler = protocol.accept(this);
        Thread thread = new Thread(this::run, "test-stream");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void run() {
        DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
        try {
            while (!closed) {
                packet.setLength(4_096);
                socket.receive(packet);
                peer.set((InetSocketAddress) packet.getSocketAddress());
                byte[] frame = new byte[Rfc4571.PREFIX + packet.getLength()];
                Rfc4571.writePrefix(frame, 0, packet.getLength());
                System.arraycopy(packet.getData(), 0, frame, Rfc4571.PREFIX, packet.getLength());
                feed(frame);
            }
        } catch (IOException e) {
            // closed
        }
    }

    /** Bytes as they come from the wire, cut. */
    void feed(byte[] bytes) {
        for (int at = 0; at < bytes.length && !closed; at += piece) {
            handler.received(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)).asReadOnlyBuffer());
        }
    }

    @Override
    public InetSocketAddress remote() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort());
    }

    @Override
    public InetSocketAddress local() {
        return LOCAL;
    }

    @Override
    public boolean secure() {
        return false;
    }

    @Override
    public synchronized boolean send(ByteBuffer data) {
        if (closed || pending.get() + data.remaining() > MAX_PENDING_BYTES) {
            return false;
        }
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        written.addAndGet(bytes.length);
        frames.feed(bytes, 0, bytes.length, (buffer, offset, length) -> {
            InetSocketAddress to = peer.get();
            if (to != null) {
                try {
                    socket.send(new DatagramPacket(buffer, offset, length, to));
                } catch (IOException e) {
                    closed = true;
                }
            }
        });
        return true;
    }

    @Override
    public int pendingBytes() {
        return pending.get();
    }

    @Override
    public void pauseReading() {
        paused = true;
    }

    @Override
    public void resumeReading() {
        paused = false;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            socket.close();
            handler.closed();
        }
    }
}
