// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import org.rostrum.proto.rtp.SequenceNumber;

/** One SSRC that a client receives: what came, what is missing, what to ask for again. Confined to the event loop. */
final class InStream {

    private static final int WINDOW = 4_096;
    private static final int MAX_MISSING = 256;
    /** A greater leap is a new beginning, not a loss. */
    private static final int MAX_GAP = 2_000;
    private static final int MAX_ATTEMPTS = 10;
    private static final long REPEAT_NS = 50_000_000;

    final int ssrc;
    final boolean video;
    private final long[] seen = new long[WINDOW / 64];
    private final long[] missing = new long[MAX_MISSING];
    private final long[] askedNs = new long[MAX_MISSING];
    private final byte[] attempts = new byte[MAX_MISSING];
    private int missingCount;
    private long highest = -1;
    private long mark;
    private long sinceMark;
    private long gaps;
    private long duplicates;
    private long lastReportHighest;
    private long lastReportCount;
    private long count;
    int lastSenderReport;
    long lastSenderReportNs;

    InStream(int ssrc, boolean video) {
        this.ssrc = ssrc;
        this.video = video;
    }

    /** A packet, or its retransmission. @return whether it is new */
    boolean take(int sequence) {
        if (highest < 0) {
            highest = sequence + 0x1_0000L;
            mark = highest;
            lastReportHighest = highest - 1;
            return fresh(highest);
        }
        long extended = SequenceNumber.extend(highest, sequence);
        if (extended > highest) {
            advance(extended);
            return fresh(extended);
        }
        if (highest - extended >= WINDOW || marked(extended)) {
            duplicates++;
            return false;
        }
        forget(extended);
        return fresh(extended);
    }

    private boolean fresh(long extended) {
        seen[(int) (extended & WINDOW - 1) >> 6] |= 1L << extended;
        count++;
        if (extended >= mark) {
            sinceMark++;
        }
        return true;
    }

    private boolean marked(long extended) {
        return (seen[(int) (extended & WINDOW - 1) >> 6] >>> extended & 1) != 0;
    }

    private void advance(long extended) {
        if (extended - highest > MAX_GAP) {
            gaps++;
            missingCount = 0;
            mark += extended - highest - 1;
        } else {
            for (long lost = highest + 1; lost < extended; lost++) {
                seen[(int) (lost & WINDOW - 1) >> 6] &= ~(1L << lost);
                ask(lost);
            }
        }
        seen[(int) (extended & WINDOW - 1) >> 6] &= ~(1L << extended);
        highest = extended;
    }

    private void ask(long lost) {
        if (video && missingCount < MAX_MISSING) {
            missing[missingCount] = lost;
            askedNs[missingCount] = 0;
            attempts[missingCount] = 0;
            missingCount++;
        }
    }

    private void forget(long found) {
        for (int i = 0; i < missingCount; i++) {
            if (missing[i] == found) {
                drop(i);
                return;
            }
        }
    }

    private void drop(int i) {
        missingCount--;
        System.arraycopy(missing, i + 1, missing, i, missingCount - i);
        System.arraycopy(askedNs, i + 1, askedNs, i, missingCount - i);
        System.arraycopy(attempts, i + 1, attempts, i, missingCount - i);
    }

    /** Fills {@code out} with what to ask for now, ascending. @return how many */
    int toAsk(long nowNs, long[] out) {
        int n = 0;
        for (int i = 0; i < missingCount; i++) {
            if (attempts[i] >= MAX_ATTEMPTS || highest - missing[i] > WINDOW / 2) {
                drop(i--);
            } else if (attempts[i] == 0 || nowNs - askedNs[i] > REPEAT_NS) {
                attempts[i]++;
                askedNs[i] = nowNs;
                out[n++] = missing[i];
            }
        }
        return n;
    }

    /** Counts from here on. */
    void mark() {
        mark = highest + 1;
        sinceMark = 0;
    }

    /** Packets that the numbers since the mark say there were. */
    long expected() {
        return highest < 0 ? 0 : highest - mark + 1;
    }

    /** Those of them that came, repaired or not. */
    long delivered() {
        return sinceMark;
    }

    long gaps() {
        return gaps;
    }

    long duplicates() {
        return duplicates;
    }

    long highest() {
        return highest;
    }

    /** Packets lost of those since the last report, 256ths. */
    int fractionLost() {
        long expected = highest - lastReportHighest;
        long received = count - lastReportCount;
        lastReportHighest = highest;
        lastReportCount = count;
        return expected <= 0 || received >= expected ? 0 : (int) ((expected - received) * 256 / expected);
    }
}
