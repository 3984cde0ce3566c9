// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import java.time.Instant;
import java.util.List;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;

/** A running session from outside: immutable snapshot. */
public record SessionView(
        SessionId id, ConferenceId conference, Instant startedAt, List<Participant> participants, SessionCounters counters,
        SessionFlags flags) {

    public SessionView {
        participants = List.copyOf(participants);
    }
}
