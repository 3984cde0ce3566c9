// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.SeatUpdate;

/** What one seat sees of the roster. Confined to the session's queue. */
final class RosterWindow {

    private final int offset;
    private final int limit;
    private final Roster.Search search;
    private SeatUpdate.@Nullable Roster shown;

    RosterWindow(int offset, int limit, Roster.Search search) {
        this.offset = offset;
        this.limit = limit;
        this.search = search;
    }

    /** The window's content now. */
    SeatUpdate.Roster refresh(Roster roster, ParticipantId own) {
        shown = roster.window(offset, limit, search, own);
        return shown;
    }

    /** Empty if it looks as before. */
    Optional<SeatUpdate.Roster> changed(Roster roster, ParticipantId own) {
        SeatUpdate.Roster before = shown;
        SeatUpdate.Roster now = refresh(roster, own);
        return now.equals(before) ? Optional.empty() : Optional.of(now);
    }
}
