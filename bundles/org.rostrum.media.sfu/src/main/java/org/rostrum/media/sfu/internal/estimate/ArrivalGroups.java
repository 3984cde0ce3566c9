// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

/**
 * Packets that left together, or were held up together and then came in one burst, count as one group
 * (draft-ietf-rmcat-gcc-02 section 5.2): what matters is how the distance between groups changes on the way.
 */
final class ArrivalGroups {

    private static final long GROUP_NS = 5_000_000;
    /** Packets that come so close behind each other were held up together. */
    private static final long BURST_GAP_NS = 5_000_000;
    private static final long BURST_NS = 100_000_000;
    /** A receiver's clock that jumps by more than this begins anew. */
    private static final long JUMP_NS = 3_000_000_000L;

    private boolean started;
    private boolean before;
    private long firstSentNs;
    private long lastSentNs;
    private long firstArrivalNs;
    private long lastArrivalNs;
    private long beforeSentNs;
    private long beforeArrivalNs;
    private long sentDeltaNs;
    private long arrivalDeltaNs;

    /** Takes a packet that came. @return whether it ended a group, and the deltas are those of the group against the one before */
    boolean add(long sentNs, long arrivalNs) {
        if (started && Math.abs(arrivalNs - lastArrivalNs) > JUMP_NS) {
            started = false;
            before = false;
        }
        if (!started) {
            begin(sentNs, arrivalNs);
            started = true;
            return false;
        }
        if (sentNs < firstSentNs) {
            return false;
        }
        boolean complete = false;
        if (!burst(sentNs, arrivalNs) && sentNs - firstSentNs > GROUP_NS) {
            complete = before;
            if (before) {
                sentDeltaNs = lastSentNs - beforeSentNs;
                arrivalDeltaNs = lastArrivalNs - beforeArrivalNs;
            }
            before = true;
            beforeSentNs = lastSentNs;
            beforeArrivalNs = lastArrivalNs;
            begin(sentNs, arrivalNs);
        } else {
            lastSentNs = Math.max(lastSentNs, sentNs);
            lastArrivalNs = Math.max(lastArrivalNs, arrivalNs);
        }
        return complete;
    }

    private void begin(long sentNs, long arrivalNs) {
        firstSentNs = sentNs;
        lastSentNs = sentNs;
        firstArrivalNs = arrivalNs;
        lastArrivalNs = arrivalNs;
    }

    private boolean burst(long sentNs, long arrivalNs) {
        long sent = sentNs - lastSentNs;
        long arrived = arrivalNs - lastArrivalNs;
        return sent == 0 || arrived < sent && arrived <= BURST_GAP_NS && arrivalNs - firstArrivalNs < BURST_NS;
    }

    long sentDeltaNs() {
        return sentDeltaNs;
    }

    long arrivalDeltaNs() {
        return arrivalDeltaNs;
    }

    /** Arrival of the group that was ended last. */
    long arrivalNs() {
        return beforeArrivalNs;
    }
}
