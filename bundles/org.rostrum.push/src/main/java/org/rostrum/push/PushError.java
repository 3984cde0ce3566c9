// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals of Web Push. */
public enum PushError implements ErrorCode {
    /** Not an https address of a usable form. */
    PUSH_ENDPOINT_INVALID("pushEndpointInvalid", ErrorCategory.INVALID),
    /** The push service of this browser is not in the list of the administrator. */
    PUSH_HOST_NOT_ALLOWED("pushHostNotAllowed", ErrorCategory.INVALID),
    /** Not a point of the curve P-256, or not 16 bytes. */
    PUSH_KEY_INVALID("pushKeyInvalid", ErrorCategory.INVALID),
    PUSH_DEVICE_NOT_FOUND("pushDeviceNotFound", ErrorCategory.NOT_FOUND);

    private final String code;
    private final ErrorCategory category;

    PushError(String code, ErrorCategory category) {
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
