// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Locale;
import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals of grants, in the words of RFC 6749 sections 4.1.2.1 and 5.2; statuses by contract 61 section 4.4. */
public enum GrantError implements ErrorCode {
    INVALID_REQUEST(ErrorCategory.INVALID),
    INVALID_CLIENT(ErrorCategory.UNAUTHENTICATED),
    INVALID_GRANT(ErrorCategory.INVALID),
    INVALID_SCOPE(ErrorCategory.INVALID),
    /** The redirect address is none of the application's; a word of ours, never sent to an application. */
    INVALID_REDIRECT(ErrorCategory.INVALID),
    UNAUTHORIZED_CLIENT(ErrorCategory.INVALID),
    UNSUPPORTED_GRANT_TYPE(ErrorCategory.INVALID),
    UNSUPPORTED_RESPONSE_TYPE(ErrorCategory.INVALID);

    private final ErrorCategory category;

    GrantError(ErrorCategory category) {
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
