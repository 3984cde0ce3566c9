// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.Optional;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.conference.QuickSessions;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SessionView;
import org.rostrum.identity.Account;

/** The running conference whose owner sits in it: calling him is asking to be let in (90/CF-2, 00/R-44). */
record ConferenceOwned(ConferenceId id, String topic) {

    static Optional<ConferenceOwned> find(SessionLooks directory, QuickSessions sessions, Account owner) {
        return directory.running().stream()
                .filter(session -> !sessions.isCall(session.conference()) && owns(session, owner))
                .findFirst()
                .map(session -> new ConferenceOwned(session.conference(), directory.topic(session.conference()).orElse("")));
    }

    private static boolean owns(SessionView session, Account owner) {
        return session.participants().stream()
                .anyMatch(seat -> seat.role() == ParticipantRole.OWNER && seat.presence() != SeatPresence.GONE && owner.id().equals(seat.account()));
    }
}
