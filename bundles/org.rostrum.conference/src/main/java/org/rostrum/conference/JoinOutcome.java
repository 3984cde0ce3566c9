// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/** What came of a join. */
public sealed interface JoinOutcome {

    /**
     * Seated.
     *
     * @param resumeToken takes the seat back after a broken connection; a secret of this client
     */
    record Admitted(Seat seat, String resumeToken, SeatSnapshot snapshot) implements JoinOutcome {
        @Override
        public String toString() {
            return "Admitted[" + seat.participant() + "]";
        }
    }

    /** Not seated; nothing changed. */
    record Refused(Refusal refusal, String message) implements JoinOutcome {}
}
