// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals: stable words that clients know; the category decides the HTTP status. */
enum ApplauseError implements ErrorCode {
    NOT_IN_MEETING("applauseNotInMeeting", ErrorCategory.CONFLICT);

    private final String code;
    private final ErrorCategory category;

    ApplauseError(String code, ErrorCategory category) {
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
