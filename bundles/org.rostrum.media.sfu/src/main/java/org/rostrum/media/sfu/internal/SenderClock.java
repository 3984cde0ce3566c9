// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.rostrum.proto.rtp.RtpTime;

/** How the time stamps of one source relate to the wall clock of its sender: its last sender report (RFC 3550 section 6.4.1). */
final class SenderClock {

    private long ntp;
    private int rtpTime;
    private long arrivalNs;
    private boolean known;

    void report(long ntp, int rtpTime, long nowNs) {
        this.ntp = ntp;
        this.rtpTime = rtpTime;
        this.arrivalNs = nowNs;
        known = true;
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

    /** LSR of a receiver report, 0 if there was none. */
    int lastReport() {
        return known ? RtpTime.middle(ntp) : 0;
    }

    /** DLSR of a receiver report, 65536ths of a second. */
    int delay(long nowNs) {
        return known ? (int) ((nowNs - arrivalNs) / 1000 * 65_536 / 1_000_000) : 0;
    }
}
