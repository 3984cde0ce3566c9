// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/**
 * Finds out whether a way carries more than is sent: for a tenth of a second padding fills media up to a higher rate, and the
 * packets of this cluster tell at which rate they came out. Only as far as somebody wants more, after a failure less often.
 */
final class Prober {

    /** What may be probed for, over what is wanted: key frames and repair need room too. */
    static final double OVER_DESIRED = 2;
    /** With this much more than what is wanted nobody probes. */
    private static final double ENOUGH = 1.5;
    private static final double STEP = 2;
    private static final double CAREFUL_STEP = 1.5;
    private static final double FIRST_STEP = 3;
    private static final long CLUSTER_NS = 100_000_000;
    private static final long FIRST_CLUSTER_NS = 50_000_000;
    private static final int MIN_OCTETS = 1_500;
    /** From the last packet of a cluster to the verdict at most, and from one cluster to the next at least. */
    private static final long PATIENCE_NS = 1_000_000_000;
    private static final long FIRST_PAUSE_NS = 2_000_000_000;
    private static final long MAX_PAUSE_NS = 2_500_000_000L;
    /** After a rise that did not last; the next clusters are longer, a bucket of tokens or a radio's aggregates cannot fool them. */
    private static final long MAX_DECEIVED_NS = 4_000_000_000L;
    private static final long DECEIVED_CLUSTER_NS = 200_000_000;
    private static final long DECEIVED_MEMORY_NS = 30_000_000_000L;
    /** A cluster that came out like this share of what was tried has found no bound. */
    private static final double PROVED = 0.85;
    /** One that came out at so much more than the estimate was when it began has not failed, though it has not proved all. */
    private static final double GAINED = 1.15;
    private static final double WHOLE = 0.97;
    private static final double COMPRESSED = 1.3;
    private static final long AGAIN_NS = 300_000_000;
    /** From a cluster's end until what it left in a queue is gone. */
    private static final long DISTURBANCE_NS = 400_000_000;
    private static final int MAX_CLUSTER = 127;

    private int cluster;
    private boolean active;
    private boolean waiting;
    private boolean first = true;
    private boolean careful;
    private long deceivedNs = Long.MIN_VALUE / 2;
    /** Whether nearly every packet of the last cluster with a verdict came. */
    private boolean whole;
    private double target;
    /** Estimate when the cluster began. */
    private double before;
    private long beginNs;
    private long endNs;
    private long nextNs = Long.MIN_VALUE;
    private long pauseNs = FIRST_PAUSE_NS;

    private int packets;
    private int octets;
    private int firstOctets;
    private long firstSentNs;
    private long lastSentNs;

    private int gotPackets;
    private int gotOctets;
    private int firstGotOctets;
    private long firstGotNs;
    private long lastGotNs;

    /** Begins a cluster if it is time for one. @param calm whether nothing speaks against more */
    boolean begin(double estimate, double desired, boolean calm, long roundTripNs, long nowNs) {
        if (waiting && nowNs - endNs > PATIENCE_NS + roundTripNs) {
            failed(nowNs);
        }
        if (active || waiting || !calm || nowNs < nextNs || estimate >= desired * ENOUGH) {
            return false;
        }
        before = estimate;
        target = Math.min(desired * OVER_DESIRED, estimate * (first ? FIRST_STEP : careful ? CAREFUL_STEP : STEP));
        cluster = cluster % MAX_CLUSTER + 1;
        active = true;
        beginNs = nowNs;
        long lasts = first ? FIRST_CLUSTER_NS : nowNs - deceivedNs < DECEIVED_MEMORY_NS ? DECEIVED_CLUSTER_NS : CLUSTER_NS;
        endNs = nowNs + Math.max(lasts, (long) (MIN_OCTETS * 8e9 / target));
        packets = 0;
        octets = 0;
        firstOctets = 0;
        gotPackets = 0;
        gotOctets = 0;
        return true;
    }

    /** Number of the cluster that is being sent, 0 none. */
    int cluster() {
        return active ? cluster : 0;
    }

    /** A packet of the cluster was sent. */
    void sent(int size, long nowNs) {
        if (packets++ == 0) {
            firstSentNs = nowNs;
            firstOctets = size;
        }
        lastSentNs = nowNs;
        octets += size;
    }

    /** Octets of padding that are due until {@code untilNs}; ends the cluster when its time is over. */
    int due(long nowNs, long untilNs) {
        if (!active) {
            return 0;
        }
        if (nowNs >= endNs) {
            active = false;
            waiting = packets > 0;
            nextNs = nowNs + pauseNs;
            endNs = nowNs;
            return 0;
        }
        double planned = target * (Math.min(untilNs, endNs) - beginNs) / 8e9;
        return Math.max(0, (int) planned - octets);
    }

    /** Whether a queue that grows may be the work of a cluster. */
    boolean disturbs(long roundTripNs, long nowNs) {
        return active || endNs != 0 && nowNs - endNs < DISTURBANCE_NS + roundTripNs;
    }

    /** Ends it without a verdict: the way is too full. */
    void cancel(long nowNs) {
        if (active || waiting) {
            active = false;
            waiting = false;
            failed(nowNs);
        }
    }

    /** A packet of a cluster came. */
    void arrived(int ofCluster, int size, long arrivalNs) {
        if (ofCluster != cluster || !(active || waiting)) {
            return;
        }
        if (gotPackets++ == 0) {
            firstGotNs = arrivalNs;
            firstGotOctets = size;
        }
        lastGotNs = Math.max(lastGotNs, arrivalNs);
        gotOctets += size;
    }

    /** The rate that the cluster has proved, bits per second; 0 as long as there is no verdict. */
    double verdict(long nowNs) {
        if (!waiting || gotPackets < 5 || gotPackets < packets * 0.8 || gotOctets < octets * 0.8) {
            return 0;
        }
        waiting = false;
        whole = gotPackets >= packets * WHOLE;
        long sentFor = lastSentNs - firstSentNs;
        long gotFor = lastGotNs - firstGotNs;
        if (sentFor <= 0 || gotFor <= 0) {
            failed(nowNs);
            return 0;
        }
        double sent = (octets - firstOctets) * 8e9 / sentFor;
        double got = (gotOctets - firstGotOctets) * 8e9 / gotFor;
        if (got > COMPRESSED * sent) {
            // the far end was not listening for a while and then took all at once: nothing is known
            nextNs = nowNs + AGAIN_NS;
            return 0;
        }
        double proved = got < 0.9 * sent ? 0.95 * got : Math.min(sent, got);
        if (proved >= PROVED * target) {
            careful = false;
            pauseNs = FIRST_PAUSE_NS;
            nextNs = nowNs;
        } else if (proved >= GAINED * before) {
            nextNs = nowNs;
        } else {
            failed(nowNs);
        }
        first = false;
        return proved;
    }

    private void failed(long nowNs) {
        waiting = false;
        first = false;
        careful = true;
        pauseNs = Math.min(Math.max(pauseNs, MAX_PAUSE_NS), pauseNs * 3 / 2);
        nextNs = nowNs + pauseNs;
    }

    /** The way may be another one: as at the beginning. */
    void restart(long nowNs) {
        active = false;
        waiting = false;
        first = true;
        careful = false;
        pauseNs = FIRST_PAUSE_NS;
        nextNs = nowNs;
    }

    /** What was proved did not hold: ask less often. */
    void deceived(long nowNs) {
        failed(nowNs);
        deceivedNs = nowNs;
        pauseNs = Math.min(MAX_DECEIVED_NS, pauseNs * 2);
        nextNs = nowNs + pauseNs;
    }

    /** Whether the cluster with the last verdict lost nothing worth speaking of. */
    boolean whole() {
        return whole;
    }
}
