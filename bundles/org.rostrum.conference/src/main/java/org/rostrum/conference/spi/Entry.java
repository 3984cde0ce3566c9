// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.spi;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.conference.JoinRequest;
import org.rostrum.conference.Refusal;

/**
 * What stands at the door of a conference at one moment. Immutable.
 *
 * @param open              the server takes joins; false while it is about to stop
 * @param startable         a session runs, or the first permitted entrant may start one (80/UCL-3)
 * @param methods           ways of joining that are switched on
 * @param registration      whether one has to register
 * @param locked            entry lock (40/RC-6)
 * @param pin               PIN in force; null if none
 * @param guests            guests who are present
 * @param guestLimit        of the conference; {@link Integer#MAX_VALUE} if none
 * @param participants      people with a seat, connected or held
 * @param participantsLimit of mode and site
 * @param licence           why the licence forbids one more person; null if it does not
 */
public record Entry(
        boolean open,
        boolean startable,
        Set<JoinRequest.Method> methods,
        Registration registration,
        boolean locked,
        @Nullable String pin,
        int guests,
        int guestLimit,
        int participants,
        int participantsLimit,
        @Nullable Refusal licence) {

    public Entry {
        methods = Set.copyOf(methods);
    }

    /** Does one have to register, and can one still. */
    public enum Registration {
        NONE,
        OPEN,
        CLOSED
    }

    @Override
    public String toString() {
        return "Entry[locked=" + locked + ", participants=" + participants + "]";
    }
}
