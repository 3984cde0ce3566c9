// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/** The bounded queue between the owner, who never waits, and the handshake, which does. A full queue drops: DTLS repeats itself. */
final class DatagramQueue implements DatagramTransport {

    /** A flight of a browser is three to five datagrams; this holds its repetitions too. */
    private static final int CAPACITY = 16;
    private static final int RECEIVE_LIMIT = 1_500;
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Consumer<byte[]> out;
    private final int sendLimit;
    private volatile boolean filtering;
    private volatile boolean closed;

    DatagramQueue(Consumer<byte[]> out, int sendLimit) {
        this.out = out;
        this.sendLimit = sendLimit;
    }

    /** Any thread, never blocks; false if it was dropped. */
    boolean offer(byte[] buffer, int offset, int length) {
        return !closed && length <= RECEIVE_LIMIT && queue.offer(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    /** From here on only records that can be genuine reach the reader. */
    void filter() {
        filtering = true;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    @Override
    public int getReceiveLimit() {
        return RECEIVE_LIMIT;
    }

    @Override
    public int getSendLimit() {
        return sendLimit;
    }

    @Override
    public int receive(byte[] buffer, int offset, int length, int waitMillis) throws InterruptedIOException {
        byte[] datagram = next(waitMillis);
        if (closed) {
            throw new InterruptedIOException("closed");
        }
        if (datagram == null || filtering && !RecordFilter.passes(datagram)) {
            return -1;
        }
        int n = Math.min(length, datagram.length);
        System.arraycopy(datagram, 0, buffer, offset, n);
        return n;
    }

    private byte @Nullable [] next(int waitMillis) throws InterruptedIOException {
        try {
            return queue.poll(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the pool stops");
        }
    }

    @Override
    public void send(byte[] buffer, int offset, int length) {
        out.accept(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    /** Wakes the handshake, which then fails. */
    @Override
    public void close() {
        closed = true;
        queue.clear();
        queue.offer(END);
    }
}
