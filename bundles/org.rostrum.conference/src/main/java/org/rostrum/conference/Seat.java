// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;

/** A connected participant's hold on the session; belongs to one connection. Thread-safe, never blocks. */
@ProviderType
public interface Seat {

    SessionId session();

    ConferenceId conference();

    ParticipantId participant();

    /**
     * Runs a command as this participant; completes when the journal has it.
     *
     * @return fails with a {@link ConferenceError}: not a moderator, owner protected, participant unknown, seat ended
     */
    CompletionStage<Void> execute(SeatCommand command);

    /**
     * A window of the roster (search on the server); then {@link SeatUpdate.Roster} follows each change, at most 5 a second.
     *
     * @param byAccount whether the search looks at account IDs too: not for those who are not shown them (30/FLD-2)
     */
    CompletionStage<SeatUpdate.Roster> watchRoster(int offset, int limit, String search, boolean byAccount);

    /** Ends the roster window. */
    void unwatchRoster();

    /** Sends an opaque message to another participant; refused for unknown ones. At most 16 KiB. */
    CompletionStage<Void> tell(ParticipantId to, String payload);

    /** Something was heard from the client; without it for 5 s the seat is away (00/R-83). */
    void heard();

    /** The connection closed without leaving: away at once, held for 120 s. Idempotent. */
    void detach();
}
