// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/** Disconnect causes of a join record (40/ST-6). The wire word is the lower-case name. */
public enum SeatEnd {
    /** Left by himself. */
    HUNG_UP,
    CONFERENCE_ENDED,
    CONNECTION_LOST,
    /** Removed by a moderator. */
    EXCLUDED,
    /** The same seat was taken over by another connection of the same person. */
    MOVED,
    LICENCE_WITHDRAWN,
    SERVER_STOPPED
}
