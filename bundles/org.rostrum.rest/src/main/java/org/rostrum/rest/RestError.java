// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals of the edge itself. */
public enum RestError implements ErrorCode {
    /** No such path; contract 61/AV-3. */
    ROUTE_NOT_FOUND("routeNotFound", ErrorCategory.NOT_FOUND),
    /** A change with a cookie came without the right {@code X-CSRF-Token}, or from a page of somebody else. */
    CSRF("csrf", ErrorCategory.FORBIDDEN),
    /** The domain did not answer in time; the change may still happen. */
    TIMEOUT("timeout", ErrorCategory.UNAVAILABLE);

    private final String code;
    private final ErrorCategory category;

    RestError(String code, ErrorCategory category) {
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
