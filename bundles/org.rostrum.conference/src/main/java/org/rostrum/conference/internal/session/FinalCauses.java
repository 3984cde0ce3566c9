// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import org.rostrum.conference.SeatEnd;
import org.rostrum.conference.SessionEnd;

/** How a seat ends when its session does. */
public final class FinalCauses {

    private FinalCauses() {}

    /** Pure. */
    public static SeatEnd of(SessionEnd end) {
        return end == SessionEnd.SERVER_STOPPED ? SeatEnd.SERVER_STOPPED : SeatEnd.CONFERENCE_ENDED;
    }
}
