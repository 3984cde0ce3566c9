// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Failures;
import org.rostrum.call.CallCause;
import org.rostrum.conference.SessionEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What others say, in the words of calls (00/R-44). Stateless. */
final class CallCauses {

    private static final Logger logger = LoggerFactory.getLogger(CallCauses.class);

    private CallCauses() {}

    /** Why a session could not be opened. */
    static CallCause of(Throwable failure) {
        Throwable cause = Failures.cause(failure);
        if (!(cause instanceof RostrumException refusal)) {
            logger.error("a call could not be opened", cause);
            return CallCause.CANNOT_COMPLETE;
        }
        return switch (refusal.error().code()) {
            case "sessionNotFound" -> CallCause.CONFERENCE_OVER;
            case "forbidden", "rightMissing" -> CallCause.ACCESS_DENIED;
            case "participants_limit" -> CallCause.PARTICIPANTS_LIMIT;
            default -> refusal.error().category() == ErrorCategory.UNAVAILABLE
                    ? CallCause.CANNOT_COMPLETE
                    : CallCause.RESOURCE_LIMIT;
        };
    }

    /** Why a call ended whose session is over. @param lost whether who went first had lost his connection */
    static CallCause of(SessionEnd end, boolean lost) {
        return switch (end) {
            case SERVER_STOPPED -> CallCause.SERVER_STOPPED;
            case LICENCE_EXPIRED -> CallCause.RESOURCE_LIMIT;
            case BY_MODERATOR, BY_ADMINISTRATOR, TIME_OVER, LAST_PARTICIPANT, ROOM_TIME_LIMIT, ALL_LEFT ->
                    lost ? CallCause.CONNECTION_LOST : CallCause.HUNG_UP;
        };
    }
}
