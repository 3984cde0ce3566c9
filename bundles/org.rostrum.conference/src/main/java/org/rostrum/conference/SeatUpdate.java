// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;

/** News for one seat. */
public sealed interface SeatUpdate {

    /** People on stage changed: new or changed entries, and who left. */
    record Stage(List<Participant> changed, List<ParticipantId> removed) implements SeatUpdate {
        public Stage {
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }
    }

    /** Own state changed. */
    record Own(Participant participant) implements SeatUpdate {}

    record Counters(SessionCounters counters) implements SeatUpdate {}

    record Flags(SessionFlags flags) implements SeatUpdate {}

    /** Current content of the roster window. */
    record Roster(int total, int offset, List<Participant> entries) implements SeatUpdate {
        public Roster {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Somebody else closed an own source.
     *
     * @param by         the moderator; empty if nobody
     * @param rightTaken closed because the right to open it is gone (30/RGT-7)
     */
    record Muted(MediaSource source, String by, boolean rightTaken) implements SeatUpdate {

        /** By a moderator. */
        public Muted(MediaSource source, String by) {
            this(source, by, false);
        }
    }

    /** Opaque message of another participant. */
    record Told(ParticipantId from, String payload) implements SeatUpdate {}

    /** The server will stop soon; the session comes back with it. */
    record Draining() implements SeatUpdate {}

    /**
     * Last update: this seat is over.
     *
     * @param by who did it, for people; null if nobody
     */
    record Ended(SeatEnd cause, @Nullable String by) implements SeatUpdate {}
}
