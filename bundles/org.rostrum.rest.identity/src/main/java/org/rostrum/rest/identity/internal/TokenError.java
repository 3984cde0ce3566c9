// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals of the token endpoint, in the words of RFC 6749 section 5.2; statuses by contract 61 section 4.4. */
enum TokenError implements ErrorCode {
    INVALID_REQUEST(ErrorCategory.INVALID),
    INVALID_CLIENT(ErrorCategory.UNAUTHENTICATED),
    INVALID_GRANT(ErrorCategory.INVALID),
    UNSUPPORTED_GRANT_TYPE(ErrorCategory.INVALID);

    private final ErrorCategory category;

    TokenError(ErrorCategory category) {
        this.category = category;
    }

    @Override
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public ErrorCategory category() {
        return category;
    }

    /** The RFC's word for a reason of ours. */
    static String word(int status, String reason) {
        for (TokenError error : values()) {
            if (error.code().equals(reason)) {
                return reason;
            }
        }
        return switch (status) {
            case 400, 413 -> INVALID_REQUEST.code();
            case 401, 403 -> INVALID_GRANT.code();
            case 429, 503 -> "temporarily_unavailable";
            default -> "server_error";
        };
    }
}
