// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.call;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Why a call string cannot be used, whoever notices. */
public enum CallStringError implements ErrorCode {
    /** It has no known form (80/UCS-4). */
    INVALID("invalidCallString", ErrorCategory.INVALID),
    /** Its server is not federated with this one (80/UCS-6). */
    NOT_FEDERATED("serverNotFederated", ErrorCategory.CONFLICT),
    /** No gateway rule is the default VoIP server (80/UCS-9). */
    NO_TELEPHONY("telephonyNotConfigured", ErrorCategory.CONFLICT),
    /** No gateway rule is the default SIP trunk (80/UCS-10). */
    NO_SIP_TRUNK("defaultSipServerNotConfigured", ErrorCategory.CONFLICT),
    /** No gateway rule is the default gatekeeper (80/UCS-14). */
    NO_GATEKEEPER("defaultGatekeeperNotConfigured", ErrorCategory.CONFLICT);

    private final String code;
    private final ErrorCategory category;

    CallStringError(String code, ErrorCategory category) {
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
