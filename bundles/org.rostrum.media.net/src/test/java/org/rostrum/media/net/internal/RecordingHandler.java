// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.net.MediaTransport;
import org.rostrum.media.net.TransportHandler;

/** Remembers what it is told and can send packets back with another SSRC. */
final class RecordingHandler implements TransportHandler {

    volatile @Nullable MediaTransport transport;
    volatile boolean connected;
    volatile boolean echo;
    volatile boolean keep = true;
    volatile boolean failing;
    /** What is done at each packet. */
    volatile Runnable then = () -> {};
    volatile @Nullable CloseReason closed;
    final List<byte[]> packets = new CopyOnWriteArrayList<>();
    final AtomicInteger count = new AtomicInteger();
    final AtomicInteger batches = new AtomicInteger();
    final List<String> wrong = new CopyOnWriteArrayList<>();

    @Override
    public void connected(long nowNs) {
        connected = true;
        checkThread();
    }

    @Override
    public void packet(byte[] buffer, int offset, int length, long nowNs) {
        checkThread();
        if (offset < 32 || buffer.length - offset - length < 64) {
            wrong.add("room " + offset + " and " + (buffer.length - offset - length));
        }
        count.incrementAndGet();
        if (keep) {
            packets.add(Arrays.copyOfRange(buffer, offset, offset + length));
        }
        if (echo) {
            buffer[offset + (isRtcp(buffer, offset) ? 4 : 8)] ^= 0x40;
            transport.send(buffer, offset, length);
        }
        then.run();
        if (failing) {
            throw new IllegalStateException("a bug in the handler");
        }
    }

    @Override
    public void batchEnd(long nowNs) {
        checkThread();
        batches.incrementAndGet();
    }

    @Override
    public void closed(CloseReason reason) {
        checkThread();
        if (closed != null) {
            wrong.add("closed twice");
        }
        closed = reason;
    }

    private void checkThread() {
        MediaTransport known = transport;
        if (known != null && !known.worker().inWorker()) {
            wrong.add("called on " + Thread.currentThread().getName());
        }
    }

    private static boolean isRtcp(byte[] packet, int offset) {
        return (packet[offset + 1] & 0xff) >= 192 && (packet[offset + 1] & 0xff) <= 223;
    }
}
