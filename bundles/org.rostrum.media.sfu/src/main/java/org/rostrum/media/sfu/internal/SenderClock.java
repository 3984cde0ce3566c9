// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.rostrum.proto.rtp.RtpTime;

/** How the time stamps of one source relate to the wall clock of its sender: its last sender report (RFC 3550 section 6.4.1). */
final class SenderClock {

    /** Longer silence may mean that the sender stopped his time stamps with his sound, as browsers do. */
    private static final long PAUSE_NS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NS = 3_600_000_000_000L;
    /** By so much time stamps may differ from the time that has passed, nanoseconds. */
    private static final long CREDIBLE_NS = 200_000_000L;

    private long ntp;
    private int rtpTime;
    private long reported;
    private long arrivalNs;
    private boolean known;
    /** The mapping is a guess; the next report replaces it. */
    private boolean guessed;

    void report(long ntp, int rtpTime, long nowNs) {
        this.ntp = ntp;
        this.rtpTime = rtpTime;
        reported = ntp;
        this.arrivalNs = nowNs;
        known = true;
        guessed = false;
    }

    /** Whether no report has come that a guess could not stand against. */
    boolean guessing() {
        return !known || guessed;
    }

    /**
     * Without a report: {@code timestamp} was captured at {@code ntp} of the sender, or sooner. The soonest of such guesses holds.
     */
    void guess(long ntp, int timestamp, int clockRate) {
        if (!known || ntp - ntpOf(timestamp, clockRate) < 0) {
            this.ntp = ntp;
            rtpTime = timestamp;
            known = true;
            guessed = true;
        }
    }

    /**
     * A packet came after another one. If time stamps stood still in a pause between, the clock goes on with the time that has passed
     * until the next report corrects it.
     */
    void passed(int before, int timestamp, long silenceNs, int clockRate) {
        if (silenceNs > LONGEST_PAUSE_NS) {
            known = false;
        } else if (known && silenceNs > PAUSE_NS) {
            long advancedNs = (timestamp - before) * 1_000_000_000L / clockRate;
            if (Math.abs(advancedNs - silenceNs) > CREDIBLE_NS) {
                ntp = ntpOf(before, clockRate) + RtpTime.ntp(silenceNs) - RtpTime.ntp(0);
                rtpTime = timestamp;
            }
        }
    }

    void forget() {
        known = false;
    }

    boolean known() {
        return known;
    }

    /** Sender's NTP time at which {@code timestamp} was captured. */
    long ntpOf(int timestamp, int clockRate) {
        int ticks = timestamp - rtpTime;
        return ntp + Math.floorDiv((long) ticks << 32, clockRate);
    }

    /** Time stamp of the sender's NTP time {@code at}. */
    int timestampOf(long at, int clockRate) {
        return rtpTime + (int) RtpTime.ticks(RtpTime.nanos(at - ntp), clockRate);
    }

    /** The sender's clock is by so much ahead of what it was taken for when the guess was made, NTP units. */
    void moved(long by) {
        if (guessed) {
            ntp += by;
        }
    }

    /** LSR of a receiver report, 0 if there was none. */
    int lastReport() {
        return known && !guessed ? RtpTime.middle(reported) : 0;
    }

    /** DLSR of a receiver report, 65536ths of a second. */
    int delay(long nowNs) {
        return known && !guessed ? (int) ((nowNs - arrivalNs) / 1000 * 65_536 / 1_000_000) : 0;
    }
}
