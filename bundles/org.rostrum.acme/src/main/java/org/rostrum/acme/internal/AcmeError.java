// SPDX-License-Identifier: Apache-2.0
package org.rostrum.acme.internal;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Why an order or its settings are refused. */
enum AcmeError implements ErrorCode {
    DIRECTORY_INVALID("acmeDirectoryInvalid", ErrorCategory.INVALID),
    DOMAIN_INVALID("acmeDomainInvalid", ErrorCategory.INVALID),
    EMAIL_INVALID("acmeEmailInvalid", ErrorCategory.INVALID),
    NOT_CONFIGURED("acmeNotConfigured", ErrorCategory.CONFLICT),
    TERMS_NOT_AGREED("acmeTermsNotAgreed", ErrorCategory.CONFLICT),
    ORDERING("acmeOrdering", ErrorCategory.CONFLICT);

    private final String code;
    private final ErrorCategory category;

    AcmeError(String code, ErrorCategory category) {
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
