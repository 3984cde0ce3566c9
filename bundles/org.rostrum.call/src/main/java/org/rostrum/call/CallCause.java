// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

import java.util.Locale;

/**
 * Why a call did not come about, or ended: the one list, mapped to each wire (00/R-44). {@link #terminal} is the number of 90/EN-20; causes
 * of ours that the list does not have take the nearest.
 */
public enum CallCause {
    /** A call of the group was refused by everybody who was rung. */
    CALL_REJECTED(0),
    PARTICIPANTS_LIMIT(1),
    BUSY(2),
    /** Nowhere signed in, and no notification reaches him. */
    NOT_AVAILABLE(3),
    INVALID_CONFERENCE(4),
    NOT_FOUND(5),
    /** An invitation was accepted: he joins. */
    JOIN_OK(6),
    INSUFFICIENT_FUNDS(7),
    /** Blocked by the one called (90/AB-2), or the caller may not call. */
    ACCESS_DENIED(8),
    /** One of the two signed out, or was signed out. */
    LOGGED_OUT(9),
    /** The server could not complete it. */
    CANNOT_COMPLETE(10),
    /** The licence or a limit of the server forbids it. */
    RESOURCE_LIMIT(11),
    PIN_REQUIRED(12),
    PIN_WRONG(13),
    /** The one called said no. */
    REJECTED(14),
    BAD_RATING(15),
    NO_ANSWER(16),
    NOT_STARTED(17),
    CONFERENCE_OVER(18),
    CONFERENCE_NOT_FOUND(19),
    NOT_SUPPORTED(20),
    /** The caller gave up while it rang. */
    CANCELLED(14),
    /** The call took place and one of the two hung up. */
    HUNG_UP(18),
    /** The call took place, or began to, and a connection was lost for good. */
    CONNECTION_LOST(3),
    /** The call went on as a conference and ended with it. */
    BECAME_CONFERENCE(18),
    /** The server was stopped for longer than a seat is held. */
    SERVER_STOPPED(10),
    /** The call took place, and then who had begun it lost the right to call (30/GRP-13). */
    RIGHT_TAKEN(8);

    private final int terminal;

    CallCause(int terminal) {
        this.terminal = terminal;
    }

    /** Stable word of our wires and of the history. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Number of 90/EN-20. */
    public int terminal() {
        return terminal;
    }

    /** Whether the call took place. */
    public boolean took() {
        return this == HUNG_UP || this == CONNECTION_LOST || this == BECAME_CONFERENCE || this == RIGHT_TAKEN || this == JOIN_OK;
    }
}
