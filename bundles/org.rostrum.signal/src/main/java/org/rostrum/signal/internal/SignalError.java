// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals of the socket itself. */
enum SignalError implements ErrorCode {
    HELLO_FIRST("hello_first", ErrorCategory.CONFLICT),
    HELLO_TWICE("hello_twice", ErrorCategory.CONFLICT),
    VERSION("version_not_supported", ErrorCategory.INVALID),
    UNKNOWN_TYPE("unknown_type", ErrorCategory.INVALID),
    INVALID_BODY("invalid_body", ErrorCategory.INVALID),
    NOT_SEATED("not_seated", ErrorCategory.CONFLICT),
    ALREADY_SEATED("already_seated", ErrorCategory.CONFLICT);

    private final String code;
    private final ErrorCategory category;

    SignalError(String code, ErrorCategory category) {
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
