// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.jspecify.annotations.Nullable;
import org.rostrum.proto.rtp.RtpTime;

/** What an endpoint was told last about the clock of a slot, and whether it still holds. Confined to the room's worker. */
final class ToldClock {

    /** Less is not seen by anybody, and clocks that drift would be told each second. */
    private static final long TOLERANCE_NS = 5_000_000;

    private @Nullable IngressTrack track;
    private int timestamp;
    private long ntp;

    /**
     * The clock as it is now.
     *
     * @return whether it has to be told: it is another's, or what was told has become wrong
     */
    boolean moved(IngressTrack now, int timestamp, long ntp, int clockRate) {
        if (track == now) {
            long byOld = RtpTime.nanos(ntp - this.ntp) - (timestamp - this.timestamp) * 1_000_000_000L / clockRate;
            if (Math.abs(byOld) < TOLERANCE_NS) {
                return false;
            }
        }
        track = now;
        this.timestamp = timestamp;
        this.ntp = ntp;
        return true;
    }

    void forget() {
        track = null;
    }
}
