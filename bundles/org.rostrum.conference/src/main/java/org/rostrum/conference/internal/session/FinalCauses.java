// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;

/** How a seat ends when its session does. */
public final class FinalCauses {

    private FinalCauses() {}

    /** Pure. */
    public static SeatEnd of(SessionEnd end) {
        return switch (end) {
            case SERVER_STOPPED -> SeatEnd.SERVER_STOPPED;
            case LICENCE_EXPIRED -> SeatEnd.LICENCE_WITHDRAWN;
            case BY_MODERATOR, BY_ADMINISTRATOR, TIME_OVER, LAST_PARTICIPANT, ROOM_TIME_LIMIT, ALL_LEFT -> SeatEnd.CONFERENCE_ENDED;
        };
    }
}
