// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.error;

/** Codes that every area may use. Words of contract 61 section 5 where it has one. */
public enum CommonError implements ErrorCode {
    REQUIRED("required", ErrorCategory.INVALID),
    INVALID_VALUE("invalidValue", ErrorCategory.INVALID),
    NOT_SUPPORTED("notSupported", ErrorCategory.INVALID),
    MALFORMED("malformed", ErrorCategory.INVALID),
    UNIQUE_VALUE_IN_USE("uniqueValueAlreadyInUse", ErrorCategory.INVALID),
    UNAUTHORIZED("unauthorized", ErrorCategory.UNAUTHENTICATED),
    FORBIDDEN("forbidden", ErrorCategory.FORBIDDEN),
    TOO_LARGE("tooLarge", ErrorCategory.TOO_LARGE),
    BRAKED("tooManyRequests", ErrorCategory.BRAKED),
    STORE_UNAVAILABLE("storeUnavailable", ErrorCategory.UNAVAILABLE),
    SHUTTING_DOWN("shuttingDown", ErrorCategory.UNAVAILABLE),
    INTERNAL("internal", ErrorCategory.INTERNAL);

    private final String code;
    private final ErrorCategory category;

    CommonError(String code, ErrorCategory category) {
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
