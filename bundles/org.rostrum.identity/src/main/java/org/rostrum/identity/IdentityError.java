// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals of this area. */
public enum IdentityError implements ErrorCode {
    INVALID_CREDENTIALS("InvalidCredentials", ErrorCategory.UNAUTHENTICATED),
    SECOND_FACTOR_REQUIRED("secondFactorRequired", ErrorCategory.UNAUTHENTICATED),
    SECOND_FACTOR_WRONG("secondFactorWrong", ErrorCategory.INVALID),
    SECOND_FACTOR_SET("secondFactorSet", ErrorCategory.CONFLICT),
    SECOND_FACTOR_NOT_SET("secondFactorNotSet", ErrorCategory.CONFLICT),
    ACCOUNT_LOCKED("accountLocked", ErrorCategory.FORBIDDEN),
    ADDRESS_NOT_ALLOWED("addressNotAllowed", ErrorCategory.FORBIDDEN),
    WOULD_LOCK_OUT("wouldLockYouOut", ErrorCategory.CONFLICT),
    LAST_ADMINISTRATOR("lastAdministrator", ErrorCategory.CONFLICT),
    ADMINISTRATOR_NOT_FOUND("administratorNotFound", ErrorCategory.NOT_FOUND),
    OLD_PASSWORD_WRONG("oldPasswordWrong", ErrorCategory.INVALID),
    ACCOUNT_INACTIVE("accountInactive", ErrorCategory.FORBIDDEN),
    LOGIN_INVALID("loginInvalid", ErrorCategory.INVALID),
    NAME_INVALID("displayNameInvalid", ErrorCategory.INVALID),
    EMAIL_INVALID("emailInvalid", ErrorCategory.INVALID),
    /** It is the login. */
    PASSWORD_WEAK("passwordTooWeak", ErrorCategory.INVALID),
    PASSWORD_TOO_SHORT("passwordTooShort", ErrorCategory.INVALID),
    PASSWORD_TOO_LONG("passwordTooLong", ErrorCategory.INVALID),
    PASSWORD_NEEDS_BOTH_CASES("passwordNeedsBothCases", ErrorCategory.INVALID),
    PASSWORD_NEEDS_DIGIT("passwordNeedsDigit", ErrorCategory.INVALID),
    PASSWORD_NEEDS_SPECIAL("passwordNeedsSpecial", ErrorCategory.INVALID),
    /** An account without one stays inactive (00/R-87, 30/STM-6). */
    PASSWORD_REQUIRED("passwordRequired", ErrorCategory.CONFLICT),
    MARKUP("markupNotAllowed", ErrorCategory.INVALID),
    SIP_NUMBER_INVALID("sipNumberInvalid", ErrorCategory.INVALID),
    CSV_ENCODING("csvEncodingInvalid", ErrorCategory.INVALID),
    CSV_MALFORMED("csvMalformed", ErrorCategory.INVALID),
    CSV_COLUMNS("csvColumnsInvalid", ErrorCategory.INVALID),
    CSV_TOO_LONG("csvTooManyRows", ErrorCategory.INVALID),
    IMPORT_RUNNING("importRunning", ErrorCategory.CONFLICT),
    SERVER_NAME_INVALID("serverNameInvalid", ErrorCategory.INVALID),
    GROUP_NOT_FOUND("groupNotFound", ErrorCategory.NOT_FOUND),
    GROUP_NAME_INVALID("groupNameInvalid", ErrorCategory.INVALID),
    GROUP_PREDEFINED("groupPredefined", ErrorCategory.CONFLICT),
    RIGHT_LOCKED("rightLocked", ErrorCategory.INVALID),
    RIGHT_MISSING("rightMissing", ErrorCategory.FORBIDDEN),
    BANDWIDTH_INVALID("bandwidthInvalid", ErrorCategory.INVALID),
    ZONE_NOT_FOUND("zoneNotFound", ErrorCategory.NOT_FOUND),
    ZONE_NAME_INVALID("zoneNameInvalid", ErrorCategory.INVALID),
    ZONE_NETWORKS("zoneNetworksInvalid", ErrorCategory.INVALID),
    ZONE_METHODS("zoneMethodsInvalid", ErrorCategory.INVALID),
    /** Nobody signs in from this zone (30/ZON-4). */
    ZONE_CLOSED("zoneClosed", ErrorCategory.FORBIDDEN),
    USER_NOT_FOUND("userNotFound", ErrorCategory.NOT_FOUND),
    HEIR_INVALID("ownerInvalid", ErrorCategory.INVALID),
    AVATAR_INVALID("avatarInvalid", ErrorCategory.INVALID),
    AVATAR_NOT_FOUND("avatarNotFound", ErrorCategory.NOT_FOUND),
    APPLICATION_NOT_FOUND("applicationNotFound", ErrorCategory.NOT_FOUND),
    PERMISSION_UNKNOWN("permissionUnknown", ErrorCategory.INVALID),
    REDIRECT_INVALID("redirectUriInvalid", ErrorCategory.INVALID),
    SETUP_REQUIRED("setupRequired", ErrorCategory.CONFLICT),
    SETUP_DONE("setupAlreadyDone", ErrorCategory.CONFLICT),
    SETUP_CODE_WRONG("setupCodeWrong", ErrorCategory.FORBIDDEN);

    private final String code;
    private final ErrorCategory category;

    IdentityError(String code, ErrorCategory category) {
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
