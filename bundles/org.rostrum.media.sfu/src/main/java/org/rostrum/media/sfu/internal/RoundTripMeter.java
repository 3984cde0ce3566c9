// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** The round trip of one endpoint as its reports tell, smoothed. Confined to the room's worker; nothing is allocated. */
final class RoundTripMeter {

    private static final long UNKNOWN = -1;

    private long smoothedNs = UNKNOWN;

    void measured(long sampleNs) {
        smoothedNs = smoothedNs == UNKNOWN ? sampleNs : smoothedNs + (sampleNs - smoothedNs) / 4;
    }

    boolean known() {
        return smoothedNs != UNKNOWN;
    }

    /** To a tenth; −1 unknown. */
    double ms() {
        return known() ? Math.round(smoothedNs / 100_000.0) / 10.0 : -1;
    }
}
