// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.rostrum.media.net.MediaWorker;

/**
 * A bounded way for packets from one worker to another: one writes, one reads, nothing is allocated after the first packet
 * but the reader's wake-up, once for a burst. A full ring drops: late media is worthless.
 */
final class WorkerHop {

    /** Takes packets at the far end. */
    interface Sink {
        void packet(byte[] buffer, int offset, int length, long nowNs);

        /** The ring is empty. */
        void batchEnd(long nowNs);
    }

    private static final int PACKETS = 256;
    private static final int ROOM = 1600;
    private static final int FRONT = 32;

    private final Supplier<MediaWorker> reader;
    private final Sink sink;
    private final byte[][] buffers = new byte[PACKETS][];
    private final int[] lengths = new int[PACKETS];
    private final long[] times = new long[PACKETS];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicBoolean woken = new AtomicBoolean();
    private long dropped;

    WorkerHop(Supplier<MediaWorker> reader, Sink sink) {
        this.reader = reader;
        this.sink = sink;
    }

    /** On the writer's worker. */
    void offer(byte[] buffer, int offset, int length, long nowNs) {
        long at = written.get();
        if (at - read.get() == PACKETS || length > ROOM - 2 * FRONT) {
            dropped++;
            return;
        }
        int slot = (int) at & PACKETS - 1;
        if (buffers[slot] == null) {
            buffers[slot] = new byte[ROOM];
        }
        System.arraycopy(buffer, offset, buffers[slot], FRONT, length);
        lengths[slot] = length;
        times[slot] = nowNs;
        written.set(at + 1);
        wake();
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                reader.get().execute(this::drain);
            } catch (RejectedExecutionException e) {
                woken.set(false);
            }
        }
    }

    private void drain() {
        woken.set(false);
        long at = read.get();
        long nowNs = 0;
        while (at < written.get()) {
            int slot = (int) at & PACKETS - 1;
            nowNs = times[slot];
            sink.packet(buffers[slot], FRONT, lengths[slot], nowNs);
            read.set(++at);
        }
        sink.batchEnd(nowNs);
    }

    /** Packets that found the ring full. */
    long dropped() {
        return dropped;
    }
}
