// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import java.time.Instant;
import java.util.List;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.SessionId;

/**
 * All that a seat sees, at one moment.
 *
 * @param sequence of the last update that is contained
 * @param stage    people on stage, himself included, in the order of joining
 */
public record SeatSnapshot(
        long sequence,
        SessionId session,
        ConferenceId conference,
        String topic,
        Access access,
        ConferenceMode mode,
        Instant startedAt,
        Participant own,
        List<Participant> stage,
        SessionCounters counters,
        SessionFlags flags) {

    public SeatSnapshot {
        stage = List.copyOf(stage);
    }
}
