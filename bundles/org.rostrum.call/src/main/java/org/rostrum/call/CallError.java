// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Why a command of a call was refused; nothing changed then. How a call that began has ended says {@link CallCause}. */
public enum CallError implements ErrorCode {
    CALL_NOT_FOUND("callNotFound", ErrorCategory.NOT_FOUND),
    /** Over before the command came. */
    CALL_OVER("callOver", ErrorCategory.CONFLICT),
    /** Another device of his has it, or another member of the group. */
    ANSWERED_ELSEWHERE("answeredElsewhere", ErrorCategory.CONFLICT),
    /** The command does not fit how far the call is. */
    WRONG_PHASE("callWrongPhase", ErrorCategory.CONFLICT),
    /** He rings somebody already, or has a call and one on hold. */
    TOO_MANY("tooManyCalls", ErrorCategory.CONFLICT),
    /** Not signed in with an account. */
    ACCOUNT_NEEDED("accountNeeded", ErrorCategory.FORBIDDEN);

    private final String code;
    private final ErrorCategory category;

    CallError(String code, ErrorCategory category) {
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
