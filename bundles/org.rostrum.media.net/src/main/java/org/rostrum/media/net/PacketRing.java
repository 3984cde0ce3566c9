// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded way for packets from one worker to another. Only {@code from} writes, only {@code to} reads; no lock, and no allocation
 * after the first packet but the reader's wake-up, once for a batch of the writer. What many receivers get alike crosses once: the
 * first packet brings the body, those behind it only their own first octets. A full ring drops and counts: late media is worthless.
 */
public final class PacketRing {

    /** Takes packets on the reading worker. */
    public interface Sink {

        /** One packet; the array belongs to the ring again on return and may not be changed. */
        void packet(byte[] buffer, int offset, int length, long nowNs);

        /** Packets for others follow, or none. */
        default void batchEnd(long nowNs) {}
    }

    private static final Logger logger = LoggerFactory.getLogger(PacketRing.class);

    /** A key frame of fifty packets to 320 receivers. */
    private static final int ENTRIES = 1 << 14;
    private static final int BYTES = 1 << 22;
    /** Longest packet, and longest part of its own. */
    private static final int MAX_PACKET = 2_048;
    private static final int TAIL = 64;
    /** So many packets wake the reader before the writer's batch is over: both work at the same time, and trains are long even so. */
    private static final int EARLY = 1_024;

    private final MediaWorker from;
    private final MediaWorker to;
    private final Runnable drain = this::drain;
    private final Runnable departure = this::depart;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong readBytes = new AtomicLong();
    private final AtomicBoolean woken = new AtomicBoolean();

    // an entry, written by the writer before it moves on
    private final @Nullable Sink[] sinks = new Sink[ENTRIES];
    private final long[] times = new long[ENTRIES];
    private final long[] ends = new long[ENTRIES];
    private final int[] ownAt = new int[ENTRIES];
    private final int[] ownLength = new int[ENTRIES];
    private final int[] bodyLength = new int[ENTRIES];
    private final boolean[] newBody = new boolean[ENTRIES];
    private final byte[] bytes = new byte[BYTES];

    // the writer's
    private long position;
    private byte @Nullable [] lastBuffer;
    private long lastBody;
    private int lastLength;
    private long readThen;
    private long readBytesThen;
    private int unannounced;
    private boolean departing;
    private long dropped;

    // the reader's: body of the packet in hand, with room for what comes before it
    private final byte[] packet = new byte[MAX_PACKET + MAX_PACKET + TAIL];
    private boolean failed;

    public PacketRing(MediaWorker from, MediaWorker to) {
        this.from = from;
        this.to = to;
    }

    /** Whether this is the way between these two. */
    public boolean links(MediaWorker one, MediaWorker other) {
        return from == one && to == other;
    }

    /** On the writing worker. Takes a copy of a packet; false if it was dropped. */
    public boolean offer(Sink sink, byte[] buffer, int offset, int length, long nowNs) {
        return offer(sink, buffer, offset, length, length, 0, nowNs);
    }

    /**
     * On the writing worker. Takes a copy of a packet of which everything behind the first octets is shared with others.
     *
     * @param own  octets from {@code offset} on that only this packet has, 0 to {@code length}
     * @param body names the rest: packets of one array that follow each other under one name have the same rest
     * @return false if it was dropped: too long, or no room
     */
    public boolean offer(Sink sink, byte[] buffer, int offset, int length, int own, long body, long nowNs) {
        int rest = length - own;
        boolean known = rest == 0 || body == lastBody && buffer == lastBuffer && rest == lastLength;
        int size = known ? own : length;
        long at = written.getPlain();
        int start = length <= MAX_PACKET && room(at) ? reserve(size) : -1;
        if (start < 0) {
            dropped++;
            from.overflow();
            announce();
            return false;
        }
        System.arraycopy(buffer, offset, bytes, start, size);
        if (!known) {
            lastBuffer = buffer;
            lastBody = body;
            lastLength = rest;
        }
        int slot = (int) at & ENTRIES - 1;
        sinks[slot] = sink;
        times[slot] = nowNs;
        ends[slot] = position;
        ownAt[slot] = start;
        ownLength[slot] = own;
        bodyLength[slot] = rest;
        newBody[slot] = !known;
        written.setRelease(at + 1);
        announce();
        return true;
    }

    /** Asks for the reader's progress only when there seems to be no room: each look costs both cores. */
    private boolean room(long at) {
        if (at - readThen == ENTRIES) {
            readThen = read.getAcquire();
        }
        return at - readThen < ENTRIES;
    }

    /** Index of so many octets in a row, or −1; they count as used at once. */
    private int reserve(int size) {
        long begin = position;
        int at = (int) begin & BYTES - 1;
        if (at + size > BYTES) {
            begin += BYTES - at;
            at = 0;
        }
        if (begin + size - readBytesThen > BYTES) {
            readBytesThen = readBytes.getAcquire();
        }
        if (begin + size - readBytesThen > BYTES) {
            return -1;
        }
        position = begin + size;
        return at;
    }

    /** The reader is woken when the batch is over, so that it finds the whole of it; sooner only if that is much. */
    private void announce() {
        if (++unannounced >= EARLY) {
            wake();
        }
        if (!departing) {
            departing = true;
            from.atBatchEnd(departure);
        }
    }

    private void depart() {
        departing = false;
        wake();
    }

    private void wake() {
        unannounced = 0;
        if (written.get() != read.get() && woken.compareAndSet(false, true)) {
            try {
                to.execute(drain);
            } catch (RejectedExecutionException e) {
                // the next batch wakes it
                woken.set(false);
            }
        }
    }

    private void drain() {
        woken.set(false);
        long end = written.get();
        Sink last = null;
        long nowNs = 0;
        for (long at = read.get(); at < end; at++) {
            int slot = (int) at & ENTRIES - 1;
            Sink sink = sinks[slot];
            int own = ownLength[slot];
            int rest = bodyLength[slot];
            System.arraycopy(bytes, ownAt[slot], packet, MAX_PACKET - own, own);
            if (newBody[slot]) {
                System.arraycopy(bytes, ownAt[slot] + own, packet, MAX_PACKET, rest);
            }
            if (last != null && last != sink) {
                ended(last, nowNs);
            }
            nowNs = times[slot];
            last = sink;
            sinks[slot] = null;
            readBytes.setRelease(ends[slot]);
            read.setRelease(at + 1);
            deliver(sink, own, rest, nowNs);
        }
        if (last != null) {
            ended(last, nowNs);
        }
    }

    private void deliver(@Nullable Sink sink, int own, int rest, long nowNs) {
        try {
            if (sink != null) {
                sink.packet(packet, MAX_PACKET - own, own + rest, nowNs);
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void ended(Sink sink, long nowNs) {
        try {
            sink.batchEnd(nowNs);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** One packet's bug is not the end of the others; said once, there may be thousands a second. */
    private void failed(RuntimeException cause) {
        if (!failed) {
            failed = true;
            logger.error("a packet from worker {} broke its handling on worker {}", from.index(), to.index(), cause);
        }
    }

    /** On the writing worker. Packets that found no room. */
    public long dropped() {
        return dropped;
    }
}
