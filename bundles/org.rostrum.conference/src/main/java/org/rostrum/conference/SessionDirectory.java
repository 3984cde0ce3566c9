// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.identity.Identity;

/**
 * The way to running sessions, wherever they live; an OSGi service. Stages complete on the session's queue or a pool
 * thread: do not block in them. Failures of stages are {@link org.rostrum.base.error.RostrumException}. Thread-safe.
 */
@ProviderType
public interface SessionDirectory {

    /**
     * Runs the join decision (one order of checks, 40/A-6, 00/R-28) and seats the person, starting the session of a room if
     * he is the first permitted entrant (80/UCL-3). The stage completes after the journal has it.
     *
     * @param listener told of everything that this seat sees, from right after the snapshot of the outcome on
     */
    CompletionStage<JoinOutcome> join(JoinRequest request, SeatListener listener);

    /**
     * Takes a held seat back with the token of its first join; the same join record goes on (00/R-83). The old connection, if any,
     * ends with {@code moved}.
     *
     * @param address of the client now, numeric: his zone may be another one (30/ZON-32)
     */
    CompletionStage<JoinOutcome> resume(String resumeToken, String address, SeatListener listener);

    /** As {@link #resume(String, String, SeatListener)}, for somebody outside of every trusted network. */
    default CompletionStage<JoinOutcome> resume(String resumeToken, SeatListener listener) {
        return resume(resumeToken, "", listener);
    }

    /** Starts a session, or returns the running one (61/CO-1). */
    CompletionStage<SessionView> run(ConferenceId id, Identity by);

    /** Ends the session for everybody; succeeds when none runs (61/CO-1). */
    CompletionStage<Void> stop(ConferenceId id, Identity by);

    /** The running session, as a snapshot. Never blocks. */
    Optional<SessionView> running(ConferenceId id);

    /** All running sessions of this node, as snapshots. Never blocks. */
    List<SessionView> running();

    /**
     * Stops taking joins (refused with {@link Refusal#SHUTTING_DOWN}) and tells all seats; for an orderly stop. Sessions
     * stay in the journal and come back with the server (00/R-84).
     */
    void drain();
}
