// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.time.Clock;
import java.time.Instant;
import org.rostrum.base.time.Ticker;
import org.rostrum.proto.rtp.RtpTime;

/** NTP time that goes with the monotonic clock: a step of the wall clock must not move lips. Immutable. */
final class NtpClock {

    private final long wallNs;
    private final long tickNs;

    NtpClock(Clock clock, Ticker ticker) {
        Instant now = clock.instant();
        wallNs = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        tickNs = ticker.nanos();
    }

    /** Nanoseconds since 1970. @param nowNs monotonic time of the ticker */
    long unixNs(long nowNs) {
        return wallNs + nowNs - tickNs;
    }

    /** @param nowNs monotonic time of the ticker */
    long ntp(long nowNs) {
        return RtpTime.ntp(unixNs(nowNs));
    }
}
