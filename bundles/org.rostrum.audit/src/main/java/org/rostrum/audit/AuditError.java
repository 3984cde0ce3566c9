// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals of the reports. */
public enum AuditError implements ErrorCode {
    /** Another number of records matches than the administrator was told (60/REP-5). */
    COUNT_CHANGED("countChanged", ErrorCategory.CONFLICT);

    private final String code;
    private final ErrorCategory category;

    AuditError(String code, ErrorCategory category) {
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
