// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals of settings; a value that the definition refuses is {@code invalidValue}. */
public enum SettingError implements ErrorCode {
    SETTING_NOT_FOUND("settingNotFound", ErrorCategory.INVALID),
    /** Changed by another operation, which the message names: there the change is tested first. */
    SETTING_ELSEWHERE("settingElsewhere", ErrorCategory.INVALID),
    /** The key file of secrets is missing, or not this server's. */
    SECRET_KEY_UNAVAILABLE("secretKeyUnavailable", ErrorCategory.UNAVAILABLE);

    private final String code;
    private final ErrorCategory category;

    SettingError(String code, ErrorCategory category) {
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
