// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.stream.ByteStream;
import org.rostrum.base.stream.StreamHandler;
import org.rostrum.media.net.DropReason;
import org.rostrum.proto.ice.PeerAddress;
import org.rostrum.proto.ice.Rfc4571;
import org.rostrum.proto.stun.StunMessage;

/**
 * One TCP connection of a peer (RFC 6544): takes frames apart on the listener's threads, hands what is whole to the worker of its
 * transport, and writes what that sends. Its memory is bounded in both directions: a peer that sends faster than the worker handles
 * is slowed down by TCP, packets for one that reads too slowly are dropped.
 */
final class StreamPath implements StreamHandler {

    /** Bytes that may wait for the worker before reading pauses. */
    private static final int MAX_WAITING = 64 * 1024;
    /** About 50 packets: what leaves in one batch leaves with one write. */
    private static final int OUT_BYTES = 32 * 1024;
    /** Waiting bytes from which on only small packets are sent: 64 KiB are half a second of a picture of 1 Mbit/s. */
    static final int CROWDED = 64 * 1024;
    /** Sound, feedback and checks are smaller, pictures are larger (payload types are not known here). */
    static final int SMALL_PACKET = 400;

    private final StreamPaths paths;
    private final ByteStream stream;
    private final PeerAddress address;
    private final long openedNs;
    private final Rfc4571 frames = new Rfc4571(Worker.MAX_DATAGRAM);
    private final AtomicInteger waiting = new AtomicInteger();
    private final byte[] piece = new byte[Worker.MAX_DATAGRAM];
    private byte[] whole = new byte[0];
    private int wholeLength;
    private volatile @Nullable Worker home;
    private volatile @Nullable PeerTransport transport;
    private byte @Nullable [] out;
    private int outLength;

    StreamPath(StreamPaths paths, ByteStream stream, PeerAddress address, long openedNs) {
        this.paths = paths;
        this.stream = stream;
        this.address = address;
        this.openedNs = openedNs;
    }

    PeerAddress address() {
        return address;
    }

    /** The transport that one of its checks was good for; null before. */
    @Nullable PeerTransport transport() {
        return transport;
    }

    /** The transport's worker. A check over this stream was good; what comes next goes to that worker at once. */
    void bind(PeerTransport bound) {
        transport = bound;
        home = (Worker) bound.worker();
    }

    /** Nobody knows it after this time. */
    boolean overdue(long nowNs) {
        return transport == null && nowNs - openedNs >= StreamPaths.UNBOUND_NS;
    }

    void close() {
        stream.close();
    }

    // ---- in, on threads of the listener, one call at a time

    @Override
    public void received(ByteBuffer data) {
        whole = new byte[data.remaining() + Rfc4571.PREFIX + Worker.MAX_DATAGRAM];
        wholeLength = 0;
        while (data.hasRemaining()) {
            int n = Math.min(piece.length, data.remaining());
            data.get(piece, 0, n);
            if (!frames.feed(piece, 0, n, this::keep)) {
                paths.drop(DropReason.LENGTH);
                close();
                return;
            }
        }
        if (wholeLength > 0) {
            handOn(whole, wholeLength);
        }
        whole = new byte[0];
    }

    /** With its length before it, as it came. */
    private void keep(byte[] buffer, int offset, int length) {
        Rfc4571.writePrefix(whole, wholeLength, length);
        System.arraycopy(buffer, offset, whole, wholeLength + Rfc4571.PREFIX, length);
        wholeLength += Rfc4571.PREFIX + length;
    }

    private void handOn(byte[] packets, int length) {
        Worker to = home;
        if (to == null) {
            to = workerFor(packets);
            home = to;
        }
        if (to == null) {
            close();
            return;
        }
        if (waiting.addAndGet(length) > MAX_WAITING) {
            stream.pauseReading();
        }
        Worker worker = to;
        worker.run(() -> handle(packets, length, worker));
    }

    /** The first packet must be a check for somebody who is here: his worker, or any while he has none; null: a stranger. */
    private @Nullable Worker workerFor(byte[] packets) {
        int length = (packets[0] & 0xff) << 8 | packets[1] & 0xff;
        StunMessage check = StunMessage.parse(packets, Rfc4571.PREFIX, length);
        if (check == null) {
            paths.drop(DropReason.MALFORMED_STUN);
            return null;
        }
        Worker worker = paths.workerFor(check, address.stream());
        if (worker == null) {
            paths.drop(DropReason.UNKNOWN_UFRAG);
        }
        return worker;
    }

    /** On a worker. */
    private void handle(byte[] packets, int end, Worker worker) {
        int position = 0;
        while (position < end) {
            int length = (packets[position] & 0xff) << 8 | packets[position + 1] & 0xff;
            worker.readStream(packets, position + Rfc4571.PREFIX, length, this);
            position += Rfc4571.PREFIX + length;
        }
        if (waiting.addAndGet(-end) <= MAX_WAITING / 2) {
            stream.resumeReading();
        }
    }

    @Override
    public void closed() {
        paths.closed(this);
    }

    // ---- out

    /** The transport's worker. Adds a packet to what leaves with {@link #flush}; false where the peer reads too slowly for it. */
    boolean append(byte[] packet, int length) {
        if (length > SMALL_PACKET && outLength + stream.pendingBytes() > CROWDED) {
            return false;
        }
        byte[] buffer = out;
        if (buffer == null) {
            buffer = new byte[OUT_BYTES];
            out = buffer;
        }
        if (outLength + Rfc4571.PREFIX + length > buffer.length && !flush()) {
            return false;
        }
        Rfc4571.writePrefix(buffer, outLength, length);
        System.arraycopy(packet, 0, buffer, outLength + Rfc4571.PREFIX, length);
        outLength += Rfc4571.PREFIX + length;
        return true;
    }

    /** The transport's worker. False where nothing was taken because too much waits, or the stream has closed. */
    boolean flush() {
        byte[] buffer = out;
        if (buffer == null || outLength == 0) {
            return true;
        }
        int n = outLength;
        outLength = 0;
        return stream.send(ByteBuffer.wrap(buffer, 0, n));
    }

    /** Any thread: one packet of its own, a check or a handshake; false where it was not taken. */
    boolean send(byte[] packet) {
        byte[] frame = new byte[Rfc4571.PREFIX + packet.length];
        Rfc4571.writePrefix(frame, 0, packet.length);
        System.arraycopy(packet, 0, frame, Rfc4571.PREFIX, packet.length);
        return stream.send(ByteBuffer.wrap(frame));
    }
}
