// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

import java.util.Locale;
import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Why a join was refused: the list of 40 section 14, each with its own word (40/AC-3). */
public enum Refusal implements ErrorCode {
    NOT_FOUND(ErrorCategory.NOT_FOUND),
    NOT_STARTED(ErrorCategory.CONFLICT),
    NOT_INVITED(ErrorCategory.FORBIDDEN),
    GUESTS_FORBIDDEN(ErrorCategory.FORBIDDEN),
    REGISTRATION_REQUIRED(ErrorCategory.FORBIDDEN),
    REGISTRATION_CLOSED(ErrorCategory.FORBIDDEN),
    PIN_REQUIRED(ErrorCategory.FORBIDDEN),
    PIN_WRONG(ErrorCategory.FORBIDDEN),
    ENTRY_BANNED(ErrorCategory.FORBIDDEN),
    /** Removed by a moderator: no way back into this session (40, state Excluded). */
    EXCLUDED(ErrorCategory.FORBIDDEN),
    GUEST_LIMIT(ErrorCategory.CONFLICT),
    PARTICIPANTS_LIMIT(ErrorCategory.CONFLICT),
    /** No free connection of the needed type. */
    LICENCE_LIMIT(ErrorCategory.CONFLICT),
    /** The server has no valid licence (00/R-5). */
    LICENCE_EXPIRED(ErrorCategory.FORBIDDEN),
    /** The licence does not contain public conferences (00/R-4). */
    EXTENSION_NOT_LICENSED(ErrorCategory.FORBIDDEN),
    METHOD_DISABLED(ErrorCategory.FORBIDDEN),
    DUPLICATE_LINK(ErrorCategory.CONFLICT),
    /** The server is about to stop. */
    SHUTTING_DOWN(ErrorCategory.UNAVAILABLE),
    /** The resume token is unknown or its seat has been given up; join anew. */
    SEAT_ENDED(ErrorCategory.CONFLICT);

    private final ErrorCategory category;

    Refusal(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
