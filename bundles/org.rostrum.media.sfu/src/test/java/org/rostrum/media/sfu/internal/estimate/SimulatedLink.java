// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import java.util.PriorityQueue;
import java.util.Random;

/** A way in virtual time: a queue before a bottleneck, then delay, jitter that keeps the order, and loss alone or in bursts. Seeded. */
final class SimulatedLink {

    private static final long MS = 1_000_000L;

    /** What comes out at the far end. */
    interface Sink {
        void arrived(Object packet, long nowNs);
    }

    private record Event(long at, long order, Object packet, Sink to) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    long bps = 1_000_000;
    long queueNs = 300 * MS;
    long delayNs = 25 * MS;
    long jitterNs;
    double loss;
    /** Chance that a burst of loss begins with a packet; it then takes {@link #burstNs}. */
    double burstChance;
    long burstNs = 60 * MS;

    /** Mean time between pauses of the thread that reads at the far end, each 30 to 200 ms; 0 none. */
    long stallEveryNs;
    /** What it then needs for each packet. */
    private static final long READ_NS = 200_000;

    private final Random random;
    private long stallNs;
    private long stalledUntilNs;
    private long readNs;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long freeNs;
    private long burstUntilNs;
    private long lastNs;
    private long order;
    long offered;
    long dropped;

    SimulatedLink(long seed) {
        random = new Random(seed);
    }

    /** @param size octets on the wire */
    void send(Object packet, int size, long nowNs, Sink to) {
        offered++;
        if (random.nextDouble() < burstChance) {
            burstUntilNs = nowNs + burstNs;
        }
        if (nowNs < burstUntilNs || random.nextDouble() < loss || freeNs - nowNs > queueNs) {
            dropped++;
            return;
        }
        freeNs = Math.max(freeNs, nowNs) + size * 8_000_000_000L / bps;
        long jitter = jitterNs == 0 ? 0 : (long) ((random.nextDouble() * 2 - 1) * jitterNs);
        lastNs = Math.max(lastNs, freeNs + delayNs + jitter);
        events.add(new Event(lastNs, order++, packet, to));
    }

    void advance(long nowNs) {
        if (stallEveryNs > 0 && nowNs >= stallNs) {
            stalledUntilNs = stallNs == 0 ? 0 : nowNs + (30 + random.nextInt(170)) * MS;
            stallNs = Math.max(nowNs, stalledUntilNs) + (long) (stallEveryNs * 2 * random.nextDouble());
        }
        if (nowNs < stalledUntilNs) {
            return;
        }
        while (!events.isEmpty() && events.peek().at <= nowNs) {
            Event event = events.poll();
            readNs = stallEveryNs == 0 ? event.at : Math.max(readNs + READ_NS, Math.max(event.at, stalledUntilNs));
            event.to.arrived(event.packet, readNs);
        }
    }
}
