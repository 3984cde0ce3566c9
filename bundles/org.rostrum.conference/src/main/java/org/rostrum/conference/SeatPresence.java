// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/** States of a seat (00/R-83). */
public enum SeatPresence {
    CONNECTED,
    /** Nothing heard for 5 s, or the socket closed without leaving. */
    AWAY,
    /** 15 s later: off stage, counters and layout; the seat is held until 120 s. */
    GONE
}
