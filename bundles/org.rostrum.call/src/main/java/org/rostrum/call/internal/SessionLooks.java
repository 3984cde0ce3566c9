// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.List;
import java.util.Optional;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.SeatPresence;
import org.rostrum.conference.SessionView;

/** What calls look at of running sessions. */
interface SessionLooks {

    List<SessionView> running();

    /** Whether this account is connected to it now; a seat that is only held makes nobody busy. */
    boolean sits(ConferenceId conference, AccountKey account);

    /** Whether this account sits in it as moderator or owner (10/B, table of roles). */
    default boolean moderates(ConferenceId conference, AccountId account) {
        return running().stream()
                .filter(session -> session.conference().equals(conference))
                .flatMap(session -> session.participants().stream())
                .anyMatch(seat -> account.equals(seat.account()) && seat.presence() != SeatPresence.GONE && seat.role().moderates());
    }

    /** Of a running session's conference. Blocks. */
    Optional<String> topic(ConferenceId conference);
}
