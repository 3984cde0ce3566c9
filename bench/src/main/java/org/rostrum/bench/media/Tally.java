// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

/** Sums over clients of what they measured. Confined to one thread at a time. */
public final class Tally {

    private final Histogram latency = new Histogram();
    private long expected;
    private long delivered;
    private long gaps;
    private long broken;

    void add(long expectedMore, long deliveredMore, long gapsMore) {
        expected += expectedMore;
        delivered += deliveredMore;
        gaps += gapsMore;
    }

    void add(Histogram ages, long brokenMore) {
        latency.add(ages);
        broken += brokenMore;
    }

    public void add(Tally other) {
        add(other.expected, other.delivered, other.gaps);
        add(other.latency, other.broken);
    }

    /** Age of packets at their receivers. */
    public Histogram latency() {
        return latency;
    }

    /** Packets that there were, by their numbers. */
    public long expected() {
        return expected;
    }

    /** Those that came, after repair. */
    public long delivered() {
        return delivered;
    }

    /** Leaps in numbering too large to be counted as loss. */
    public long gaps() {
        return gaps;
    }

    /** Packets that could not be opened or had foreign content. */
    public long broken() {
        return broken;
    }

    /** Percent of the expected packets that did not come. */
    public double lossPercent() {
        return expected == 0 ? 0 : 100.0 * (expected - delivered) / expected;
    }
}
