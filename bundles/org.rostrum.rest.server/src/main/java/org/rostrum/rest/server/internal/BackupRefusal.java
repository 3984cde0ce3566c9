// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals of backups by REST. */
enum BackupRefusal implements ErrorCode {
    NOT_FOUND("backupNotFound", ErrorCategory.NOT_FOUND),
    RUNNING("backupRunning", ErrorCategory.CONFLICT);

    private final String code;
    private final ErrorCategory category;

    BackupRefusal(String code, ErrorCategory category) {
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
