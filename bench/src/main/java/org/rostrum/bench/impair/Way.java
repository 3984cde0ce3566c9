// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.impair;

import java.util.Locale;

/**
 * One direction of a bad network: says of each packet when it comes out, or that it is lost. Loss and jitter depend on the seed and the
 * packet's number alone (a delay that wanders on the seed and the time since the first packet), the queue on sizes and times; no clock and
 * no network of its own.
 * Confined to its caller.
 */
public final class Way {

    /** Instead of a time: the packet is lost. */
    public static final long LOST = Long.MIN_VALUE;

    private static final int HEADERS = 28;
    private static final double MS = 1e6;

    private final long seed;
    private Conditions conditions = Conditions.GOOD;
    private boolean burst;
    private long number;
    private long firstNs;
    private long freeNs;
    private long lastNs;
    private long lost;
    private long overflowed;
    private long octets;

    public Way(long seed) {
        this.seed = seed;
    }

    /** From the next packet on. */
    public void conditions(Conditions next) {
        conditions = next;
    }

    /**
     * Takes a packet.
     *
     * @param size  octets of the UDP payload
     * @param nowNs of a clock that never goes back
     * @return when it comes out, not before {@code nowNs} and not before one that came earlier, or {@link #LOST}
     */
    public long take(int size, long nowNs) {
        if (number == 0) {
            firstNs = nowNs;
            freeNs = nowNs;
            lastNs = nowNs;
        }
        long packet = number++;
        if (loses(packet)) {
            lost++;
            return LOST;
        }
        long out = nowNs;
        if (conditions.kbps() > 0) {
            long begins = Math.max(nowNs, freeNs);
            long ends = begins + (long) ((size + HEADERS) * 8 / conditions.kbps() * MS);
            if (ends - nowNs > conditions.queueMs() * MS) {
                overflowed++;
                return LOST;
            }
            freeNs = ends;
            out = ends;
        }
        octets += size;
        lastNs = Math.max(lastNs, out + delay(packet, nowNs));
        return lastNs;
    }

    private boolean loses(long packet) {
        if (conditions.burst() > 0) {
            double chance = burst ? conditions.burstEnds() : conditions.burstBegins();
            burst ^= Draw.uniform(seed, packet, Draw.Of.BURST) < chance;
        } else {
            burst = false;
        }
        double chance = burst ? Conditions.BAD_LOSS : conditions.loss();
        return Draw.uniform(seed, packet, Draw.Of.LOSS) < chance;
    }

    private long delay(long packet, long nowNs) {
        double at = 0.5;
        if (conditions.jitterMs() > 0 && conditions.wanderMs() == 0) {
            at = Draw.uniform(seed, packet, Draw.Of.JITTER);
        } else if (conditions.jitterMs() > 0) {
            double steps = (nowNs - firstNs) / (conditions.wanderMs() * MS);
            long step = (long) steps;
            double part = steps - step;
            at = Draw.uniform(seed, step, Draw.Of.JITTER) * (1 - part) + Draw.uniform(seed, step + 1, Draw.Of.JITTER) * part;
        }
        return (long) ((conditions.delayMs() + conditions.jitterMs() * (2 * at - 1)) * MS);
    }

    /** Figures as JSON. */
    String figures() {
        return String.format(Locale.ROOT, "{\"packets\":%d,\"lost\":%d,\"overflowed\":%d,\"octets\":%d}", number, lost, overflowed, octets);
    }
}
