// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.spi;

import org.jspecify.annotations.Nullable;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.ParticipantRole;
import org.rostrum.identity.Identity;

/**
 * Who wants to join.
 *
 * @param pin        what he typed; null if nothing
 * @param listed     on the conference's list
 * @param role       role that he would have on entry
 * @param operator   moderates everywhere on this server and skips PIN, entry lock and waiting room (10/PR-8)
 * @param registered registered for the conference
 * @param seated     has a seat that is connected or held, on any device, so that he returns rather than enters (00/R-32)
 * @param takesOver  will take over his own seat, so that nobody is added
 * @param excluded   removed by a moderator of this session
 */
public record Applicant(
        Identity identity,
        JoinRequest.Method method,
        @Nullable String pin,
        boolean listed,
        ParticipantRole role,
        boolean operator,
        boolean registered,
        boolean seated,
        boolean takesOver,
        boolean excluded) {

    /** Somebody without an account. */
    public boolean guest() {
        return identity instanceof Identity.Guest;
    }

    @Override
    public String toString() {
        return "Applicant[" + identity.name() + "]";
    }
}
