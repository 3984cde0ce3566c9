// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/**
 * By how much our NTP time is ahead of an endpoint's: the smallest difference seen, that of the report that travelled fastest. A large
 * change is a step of its clock and counts at once. Confined to the room's worker.
 */
final class EndpointClock {

    /** 10 s of NTP time. */
    private static final long STEP = 10L << 32;

    private long shift;
    private boolean known;

    /**
     * Takes the difference that one sender report shows, NTP units.
     *
     * @return by how much {@link #shift} has become less
     */
    long reported(long difference) {
        long before = shift;
        shift = known && Math.abs(difference - shift) < STEP ? Math.min(shift, difference) : difference;
        known = true;
        return before - shift;
    }

    /** Whether a report has come. */
    boolean known() {
        return known;
    }

    /** Our NTP time minus that of the endpoint. */
    long shift() {
        return shift;
    }
}
