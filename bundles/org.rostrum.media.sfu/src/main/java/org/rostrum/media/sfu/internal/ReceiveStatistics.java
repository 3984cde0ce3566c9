// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.rostrum.proto.rtp.RtpTime;
import org.rostrum.proto.rtp.SequenceNumber;

/** What a receiver report tells about one source (RFC 3550 sections 6.4.1, A.3 and A.8). */
final class ReceiveStatistics {

    /** A jump of more packets than this is a restart of the source (RFC 3550 A.1, MAX_DROPOUT). */
    private static final int MAX_JUMP = 3000;

    private long highest = -1;
    private long base;
    private long received;
    private long expectedBefore;
    private long receivedBefore;
    private int transit;
    private boolean hasTransit;
    /** In 16ths of a tick. */
    private long jitter;

    boolean started() {
        return highest >= 0;
    }

    long highest() {
        return highest;
    }

    /** Extended number of a packet; the first one begins a cycle up so that earlier ones stay positive. */
    long extend(int sequence) {
        return started() ? SequenceNumber.extend(highest, sequence) : sequence + 0x1_0000L;
    }

    /** Whether a packet lies so far off that the source must have begun anew. */
    boolean restarts(long extended) {
        return started() && Math.abs(extended - highest) > MAX_JUMP;
    }

    void restart() {
        highest = -1;
        received = 0;
        expectedBefore = 0;
        receivedBefore = 0;
        hasTransit = false;
    }

    /** Counts a packet. @param original false for a retransmission: it repairs, but its time says nothing about jitter */
    void count(long extended, int timestamp, long nowNs, int clockRate, boolean original) {
        if (!started()) {
            base = extended;
        }
        highest = Math.max(highest, extended);
        received++;
        if (original) {
            jitter(timestamp, nowNs, clockRate);
        }
    }

    private void jitter(int timestamp, long nowNs, int clockRate) {
        int now = (int) RtpTime.ticks(nowNs, clockRate) - timestamp;
        if (hasTransit) {
            jitter += Math.abs((long) now - transit) - (jitter + 8 >> 4);
        }
        transit = now;
        hasTransit = true;
    }

    /** Packets lost since the beginning; less than zero with duplicates. */
    int lost() {
        return started() ? (int) (highest - base + 1 - received) : 0;
    }

    /** Ticks. */
    int jitter() {
        return (int) Math.min(Integer.MAX_VALUE, jitter >> 4);
    }

    /** Share lost since the last call, 256ths. */
    int fractionLost() {
        long expected = highest - base + 1;
        long expectedNow = expected - expectedBefore;
        long lostNow = expectedNow - (received - receivedBefore);
        expectedBefore = expected;
        receivedBefore = received;
        return expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
    }
}
