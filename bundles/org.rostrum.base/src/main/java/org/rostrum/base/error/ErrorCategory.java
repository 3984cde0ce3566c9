// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.error;

/** What kind of refusal a code is; decides the HTTP status (contract 61 section 5, ruling 00/R-73). */
public enum ErrorCategory {
    /** The request itself is wrong; repeating it unchanged is useless. */
    INVALID(400),
    /** Nobody is signed in, or the token is unknown or expired. */
    UNAUTHENTICATED(401),
    /** Signed in, but not allowed. */
    FORBIDDEN(403),
    /** The thing named does not exist, or must look as if it did not. */
    NOT_FOUND(404),
    /** The state of the thing forbids it just now. */
    CONFLICT(409),
    /** Larger than the server takes. */
    TOO_LARGE(413),
    /** Too many requests; repeat later. */
    BRAKED(429),
    /** A fault of ours; the text tells nothing more. */
    INTERNAL(500),
    /** Something that we need is away; repeat later. */
    UNAVAILABLE(503);

    private final int httpStatus;

    ErrorCategory(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** Status of the HTTP answer. */
    public int httpStatus() {
        return httpStatus;
    }
}
