// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Refusals that come from the licence, and what can be wrong with a licence file: each check has its own code. */
public enum LicenceError implements ErrorCode {
    /** 00/R-5: no valid licence, so nothing new begins. */
    EXPIRED("licence_expired", ErrorCategory.FORBIDDEN),
    /** 00/R-4, 10/EXT-2. */
    FEATURE_MISSING("extension_not_licensed", ErrorCategory.FORBIDDEN),
    /** No free connection of the needed type (40 section 14). */
    POOL_EMPTY("licence_limit", ErrorCategory.CONFLICT),
    /** Not a conflict: clients take 409 at users for a login that is taken (61 section 5). */
    ACCOUNTS_LIMIT("accounts_limit", ErrorCategory.FORBIDDEN),
    CONFERENCES_LIMIT("conferences_limit", ErrorCategory.CONFLICT),

    /** Not a licence file, or fields that make no sense. */
    FILE_MALFORMED("licenceInvalidMalformed", ErrorCategory.INVALID),
    FILE_TOO_LARGE("licenceInvalidTooLarge", ErrorCategory.INVALID),
    /** Written in a format newer than this server reads. */
    FILE_FORMAT("licenceInvalidFormat", ErrorCategory.INVALID),
    /** The issuer's public key is not in the folder of trusted issuers (00/R-2). */
    FILE_ISSUER("licenceInvalidIssuer", ErrorCategory.INVALID),
    /** Changed after it was signed. */
    FILE_SIGNATURE("licenceInvalidSignature", ErrorCategory.INVALID),
    /** For another major version of the server. */
    FILE_VERSION("licenceInvalidVersion", ErrorCategory.INVALID),
    /** For another server ID. */
    FILE_SERVER("licenceInvalidServer", ErrorCategory.INVALID),
    /** For another registration key. */
    FILE_KEY("licenceInvalidKey", ErrorCategory.INVALID),
    /** Bound to another host (10/REG-4). */
    FILE_HOST("licenceInvalidHost", ErrorCategory.INVALID),
    /** Answers an older request (10/REG-19). */
    FILE_REQUEST("licenceInvalidRequest", ErrorCategory.INVALID),
    FILE_NOT_YET("licenceInvalidNotYet", ErrorCategory.INVALID),
    FILE_EXPIRED("licenceInvalidExpired", ErrorCategory.INVALID),

    /** Not of the form XXXXX-XXXXX-XXXXX-XXXXX (10/REG-1). */
    KEY_MALFORMED("registrationKeyInvalid", ErrorCategory.INVALID),
    /** The built-in edition is taken away by {@code licence.required} (00/R-3). */
    REQUIRED("licenceRequired", ErrorCategory.CONFLICT),
    /** The licence could not be written to the server's disk; nothing changed. */
    NOT_STORED("licenceNotStored", ErrorCategory.UNAVAILABLE);

    private final String code;
    private final ErrorCategory category;

    LicenceError(String code, ErrorCategory category) {
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
