// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rostrum.conference.Conference;
import org.rostrum.identity.group.Right;
import org.rostrum.media.MediaSource;

/** What the rights that somebody has now make true of his seat (30/GRP-13, 30/RGT-7). Pure. */
final class RightsDecisions {

    private RightsDecisions() {}

    /** Events that bring the seat in line with these rights; none if it is. */
    static List<SessionEvent> follow(Conference conference, SessionState state, SeatState seat, Set<Right> granted, Instant now) {
        List<SessionEvent> events = new ArrayList<>();
        if (seat.media().content() && !granted.contains(Right.SCREEN_SHARE)) {
            events.add(new SessionEvent.Muted(now, seat.id(), MediaSource.CONTENT, Actor.SERVER));
        }
        boolean operator = granted.contains(Right.OPERATOR);
        if (operator != seat.operator()) {
            events.add(new SessionEvent.OperatorSet(
                    now, seat.id(), operator, Roles.of(conference, state.crowd(), seat.person(), operator)));
        }
        return events;
    }
}
