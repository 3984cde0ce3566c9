// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals of stored conferences and of commands inside a session. Refusals to join are {@link Refusal}. */
public enum ConferenceError implements ErrorCode {
    CONFERENCE_NOT_FOUND("conferenceNotFound", ErrorCategory.NOT_FOUND),
    PARTICIPANT_NOT_FOUND("participantNotFound", ErrorCategory.NOT_FOUND),
    SESSION_NOT_FOUND("sessionNotFound", ErrorCategory.NOT_FOUND),
    INVITATION_NOT_FOUND("invitationNotFound", ErrorCategory.NOT_FOUND),
    CONFERENCE_RUNNING("conferenceRunning", ErrorCategory.CONFLICT),
    MODE_NOT_SUPPORTED("modeNotSupported", ErrorCategory.INVALID),
    SCHEDULE_NOT_SUPPORTED("scheduleNotSupported", ErrorCategory.INVALID),
    OWNER_INVALID("ownerInvalid", ErrorCategory.INVALID),
    NOT_MODERATOR("notModerator", ErrorCategory.FORBIDDEN),
    OWNER_PROTECTED("ownerProtected", ErrorCategory.FORBIDDEN),
    /** Administrators in a meeting are operators: no moderator removes them (80 section 17 row 10). */
    OPERATOR_PROTECTED("operatorProtected", ErrorCategory.FORBIDDEN),
    /** Somebody else shows content; only a moderator takes it over. */
    CONTENT_BUSY("contentBusy", ErrorCategory.CONFLICT),
    /** The addressed participant has no connection just now. */
    PARTICIPANT_AWAY("participantAway", ErrorCategory.CONFLICT),
    SEAT_ENDED("seatEnded", ErrorCategory.CONFLICT),
    SESSION_OVERLOADED("sessionOverloaded", ErrorCategory.UNAVAILABLE),
    /** The media plane is not there, or too busy to answer. */
    MEDIA_UNAVAILABLE("mediaUnavailable", ErrorCategory.UNAVAILABLE);

    private final String code;
    private final ErrorCategory category;

    ConferenceError(String code, ErrorCategory category) {
        this.code = code;
        this.category = category;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
