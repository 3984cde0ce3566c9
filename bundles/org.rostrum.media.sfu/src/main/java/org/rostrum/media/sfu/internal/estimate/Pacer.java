// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/**
 * Keeps bursts from filling a narrow way: what goes beyond some milliseconds of the estimate waits, repair before pictures, and
 * leaves a little faster than the estimate, not faster while a queue stands on the way. Sound never waits. On a way that is wide
 * enough nothing is ever copied. Nothing is dropped here unless the owner says so: a queue that is full leaves at once.
 */
public final class Pacer {

    /** What a packet is. */
    public enum Kind { AUDIO, REPAIR, VIDEO }

    /** Takes packets that may leave. */
    public interface Exit {

        /** @param ccAt where the transport-wide number belongs, counted from {@code offset}; −1 none */
        void depart(byte[] packet, int offset, int length, int ccAt, Kind kind, long nowNs);
    }

    private static final long BURST_NS = 40_000_000;
    private static final int MIN_BURST = 4_000;
    private static final double FACTOR = 1.25;
    /** Nothing waits longer than about this; longer while what left earlier would only stand on the way. */
    private static final long MAX_WAIT_NS = 200_000_000;
    private static final long MAX_WAIT_QUEUED_NS = 500_000_000;

    private final Exit exit;
    private final PacketQueue repairs = new PacketQueue(64);
    private final PacketQueue pictures = new PacketQueue(128);
    private double bps;
    private boolean queued;
    private double debt;
    private long debtNs = Long.MIN_VALUE;
    private long held;
    private long closedUntilNs = Long.MIN_VALUE;

    public Pacer(Exit exit) {
        this.exit = exit;
    }

    /** @param estimate bits per second; {@link Long#MAX_VALUE}: not known, nothing waits */
    public void rate(long estimate) {
        bps = estimate == Long.MAX_VALUE ? 0 : estimate;
    }

    /** @param on whether a queue stands on the way */
    public void queued(boolean on) {
        queued = on;
    }

    /** Until then only sound leaves: what stands in a queue on the way shall come out first. */
    public void closeUntil(long ns) {
        closedUntilNs = ns;
    }

    /** One packet for the way out: it leaves now or waits. */
    public void send(byte[] packet, int offset, int length, int ccAt, Kind kind, long nowNs) {
        if (bps == 0) {
            flush(nowNs);
            exit.depart(packet, offset, length, ccAt, kind, nowNs);
            return;
        }
        decay(nowNs);
        if (kind == Kind.AUDIO || nowNs >= closedUntilNs && !mustWait(kind, length)) {
            leave(packet, offset, length, ccAt, kind, nowNs);
            return;
        }
        held++;
        PacketQueue queue = kind == Kind.REPAIR ? repairs : pictures;
        if (!queue.put(packet, offset, length, ccAt)) {
            flush(nowNs);
            leave(packet, offset, length, ccAt, kind, nowNs);
        }
    }

    private boolean mustWait(Kind kind, int length) {
        boolean others = !repairs.isEmpty() || kind == Kind.VIDEO && !pictures.isEmpty();
        return others || debt + length > burst();
    }

    private double burst() {
        return Math.max(MIN_BURST, bps / 8e9 * BURST_NS);
    }

    private void leave(byte[] packet, int offset, int length, int ccAt, Kind kind, long nowNs) {
        debt = Math.min(debt + length, burst() + bps / 8e9 * maxWaitNs());
        exit.depart(packet, offset, length, ccAt, kind, nowNs);
    }

    private long maxWaitNs() {
        return queued ? MAX_WAIT_QUEUED_NS : MAX_WAIT_NS;
    }

    private void decay(long nowNs) {
        if (nowNs > debtNs) {
            long passed = debtNs == Long.MIN_VALUE ? 0 : nowNs - debtNs;
            double drain = Math.max(bps * (queued ? 1 : FACTOR), (double) (repairs.octets() + pictures.octets()) * 8e9 / maxWaitNs());
            debt = Math.max(0, debt - drain / 8e9 * passed);
            debtNs = nowNs;
        }
    }

    /** Lets out what may leave now; call each few milliseconds while not {@link #isEmpty}. */
    public void release(long nowNs) {
        decay(nowNs);
        while (!isEmpty() && (bps == 0 || nowNs >= closedUntilNs && debt <= burst())) {
            next(nowNs);
        }
    }

    private void next(long nowNs) {
        boolean repair = !repairs.isEmpty();
        PacketQueue queue = repair ? repairs : pictures;
        leave(queue.buffer(), 0, queue.length(), queue.mark(), repair ? Kind.REPAIR : Kind.VIDEO, nowNs);
        queue.remove();
    }

    private void flush(long nowNs) {
        while (!isEmpty()) {
            next(nowNs);
        }
    }

    public boolean isEmpty() {
        return repairs.isEmpty() && pictures.isEmpty();
    }

    public void clear() {
        repairs.clear();
        pictures.clear();
    }

    /** Packets that had to wait, since the beginning. */
    public long held() {
        return held;
    }
}
