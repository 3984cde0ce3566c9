// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.session;

import java.util.List;
import java.util.Optional;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Conference;

/** What sessions need of the database beside the journal. Each call blocks; failures are coded. Thread-safe. */
public interface SessionStore {

    /** A session that runs: its conference and its events. */
    record Found(Conference conference, List<SessionEvent> events) {
        public Found {
            events = List.copyOf(events);
        }
    }

    Optional<Conference> conference(ConferenceId id);

    /**
     * Begins a session's journal; at most one session of a conference runs.
     *
     * @return its conference as it is from now until the end
     * @throws org.rostrum.base.error.RostrumException the conference does not exist, or runs
     */
    Conference start(SessionEvent.Started event);

    /** Stores a conference that lives as long as its session, and begins that. Fails as {@link #start}; {@code uniqueValueAlreadyInUse} if the ID is taken. */
    void open(Conference conference, SessionEvent.Started event);

    /** All sessions that have begun and not ended. */
    List<Found> running();
}
