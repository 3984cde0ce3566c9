// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal.estimate;

import org.rostrum.proto.rtp.Octets;
import org.rostrum.proto.rtp.RtcpReader;
import org.rostrum.proto.rtp.TransportFeedback;

/**
 * One transport-wide feedback packet (draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1) as what it tells about
 * packets that were sent: the news in it, in order of arrival. Reused.
 */
final class FeedbackReader implements TransportFeedback.Visitor {

    private static final long UNIT_NS = 250_000;
    /** Offset of the reference time in the packet; a step of it is 256 units. */
    private static final int REFERENCE = 16;
    private static final int REFERENCE_UNITS = 256;

    private final SendHistory history;
    /** Memory is taken with the first feedback. */
    private long[] numbers = new long[0];
    private long[] arrivals = new long[0];
    private int statuses;
    private long shiftUnits;
    private long reference;
    private boolean started;

    private int received;
    private int lost;
    private long malformed;

    FeedbackReader(SendHistory history) {
        this.history = history;
    }

    /** @return false if it is malformed; it then has no effect */
    boolean read(RtcpReader packet) {
        if (numbers.length == 0) {
            numbers = new long[SendHistory.CAPACITY];
            arrivals = new long[SendHistory.CAPACITY];
        }
        statuses = 0;
        received = 0;
        lost = 0;
        // the reference time is 24 bits of 64 ms: it begins anew each twelve days
        int wire = Octets.u24(packet.buffer(), packet.offset() + REFERENCE);
        long extended = started ? reference + ((wire - (int) reference) << 8 >> 8) : wire;
        shiftUnits = (extended - wire) * REFERENCE_UNITS;
        if (!TransportFeedback.read(packet, this)) {
            malformed++;
            return false;
        }
        reference = extended;
        started = true;
        settle();
        return true;
    }

    @Override
    public void status(int sequence, long arrivalUnits) {
        long number = history.find(sequence);
        if (number >= 0 && statuses < numbers.length) {
            numbers[statuses] = number;
            arrivals[statuses++] = arrivalUnits < 0 ? -1 : (arrivalUnits + shiftUnits) * UNIT_NS;
        }
    }

    /** Keeps what is news and puts it in order of arrival; it nearly is already. */
    private void settle() {
        for (int i = 0; i < statuses; i++) {
            if (arrivals[i] < 0) {
                lost += history.lost(numbers[i]) ? 1 : 0;
            } else {
                lost -= history.wasLost(numbers[i]) ? 1 : 0;
                if (history.arrived(numbers[i])) {
                    insert(numbers[i], arrivals[i]);
                }
            }
        }
    }

    private void insert(long number, long arrivalNs) {
        int at = received++;
        while (at > 0 && arrivals[at - 1] > arrivalNs) {
            arrivals[at] = arrivals[at - 1];
            numbers[at] = numbers[at - 1];
            at--;
        }
        arrivals[at] = arrivalNs;
        numbers[at] = number;
    }

    /** Packets that are now known to have come. */
    int received() {
        return received;
    }

    /** Packets that are now taken for lost; less than zero if some came after all. */
    int lost() {
        return lost;
    }

    /** Of packet {@code i} of those that came. */
    long number(int i) {
        return numbers[i];
    }

    /** When it came, by a clock of the receiver that never goes back. */
    long arrivalNs(int i) {
        return arrivals[i];
    }

    /** Feedback packets that were dropped. */
    long malformed() {
        return malformed;
    }
}
