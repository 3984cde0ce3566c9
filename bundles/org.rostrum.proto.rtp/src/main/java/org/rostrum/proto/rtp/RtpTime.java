// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/** RTP time stamps (32 bits that wrap, RFC 3550 section 5.1) and NTP time (section 4). */
public final class RtpTime {

    private static final long NTP_UNIX_SECONDS = 2_208_988_800L;
    private static final long NANOS = 1_000_000_000L;

    private RtpTime() {}

    /** Ticks in an interval, rounded down. */
    public static long ticks(long nanos, int clockRate) {
        return Math.floorDiv(nanos / 1000 * clockRate, 1_000_000L);
    }

    /** 64-bit NTP time of nanoseconds since 1970. */
    public static long ntp(long unixNanos) {
        long seconds = Math.floorDiv(unixNanos, NANOS);
        long fraction = (Math.floorMod(unixNanos, NANOS) << 32) / NANOS;
        return seconds + NTP_UNIX_SECONDS << 32 | fraction;
    }

    /** Nanoseconds of an NTP interval; right for less than 68 years. */
    public static long nanos(long ntpInterval) {
        return (ntpInterval >> 32) * NANOS + ((ntpInterval & 0xffff_ffffL) * NANOS >>> 32);
    }

    /** Middle 32 bits, as in LSR. */
    public static int middle(long ntp) {
        return (int) (ntp >> 16);
    }
}
