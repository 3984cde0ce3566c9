// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import org.rostrum.proto.rtp.SequenceNumber;

/** When each of the last packets was sent, by its transport-wide number. Memory is taken with the first packet. */
final class SendHistory {

    static final int CAPACITY = 2048;

    /** Fate of a packet. */
    private static final byte UNKNOWN = 0;
    private static final byte LOST = 1;
    private static final byte ARRIVED = 2;

    private long[] sentNs = new long[0];
    private short[] sizes = new short[0];
    private byte[] fates = new byte[0];
    private byte[] clusters = new byte[0];
    private long next = 1;

    /** @param cluster number of the probe that is under way, 0 none; 7 bits @return the packet's number */
    int add(int size, int cluster, long nowNs) {
        if (sentNs.length == 0) {
            sentNs = new long[CAPACITY];
            sizes = new short[CAPACITY];
            fates = new byte[CAPACITY];
            clusters = new byte[CAPACITY];
        }
        int at = at(next);
        sentNs[at] = nowNs;
        sizes[at] = (short) size;
        fates[at] = UNKNOWN;
        clusters[at] = (byte) cluster;
        return (int) (next++ & 0xffff);
    }

    private static int at(long number) {
        return (int) number & CAPACITY - 1;
    }

    /** Full number of a packet that is remembered, −1 if it is not or was never sent. */
    long find(int sequence) {
        long number = SequenceNumber.extend(next - 1, sequence);
        return number < next && number > 0 && number >= next - CAPACITY ? number : -1;
    }

    long sentNs(long number) {
        return sentNs[at(number)];
    }

    int size(long number) {
        return sizes[at(number)];
    }

    int cluster(long number) {
        return clusters[at(number)];
    }

    /** @return whether that is news */
    boolean arrived(long number) {
        boolean news = fates[at(number)] != ARRIVED;
        fates[at(number)] = ARRIVED;
        return news;
    }

    boolean wasLost(long number) {
        return fates[at(number)] == LOST;
    }

    /** @return whether that is news; who has arrived stays so */
    boolean lost(long number) {
        boolean news = fates[at(number)] == UNKNOWN;
        if (news) {
            fates[at(number)] = LOST;
        }
        return news;
    }

    /** Number of the next packet. */
    long next() {
        return next;
    }
}
