// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener;

import org.rostrum.base.error.ErrorCategory;
import org.rostrum.base.error.ErrorCode;

/** Why a certificate or a configuration of the listener is refused. */
public enum HttpsError implements ErrorCode {
    /** The check of 20/TLS-12 found something; what, follows. */
    TEST_FAILED("httpsTestFailed"),
    PORT_INVALID("portInvalid"),
    PORT_TAKEN("portTaken"),
    NO_TLS_VERSION("noTlsVersion"),
    TLS_VERSION_UNKNOWN("tlsVersionUnknown"),
    NO_CUSTOM_CERTIFICATE("noCustomCertificate"),
    NO_ACME_CERTIFICATE("noAcmeCertificate"),
    CERTIFICATE_MALFORMED("certificateMalformed"),
    CERTIFICATE_EXPIRED("certificateExpired"),
    CERTIFICATE_NOT_YET_VALID("certificateNotYetValid"),
    CHAIN_ORDER("certificateChainOrder"),
    KEY_MALFORMED("keyMalformed"),
    KEY_PASSWORD("keyPasswordWrong"),
    KEY_NOT_SUPPORTED("keyNotSupported"),
    KEY_MISMATCH("keyMismatch"),
    /** Nothing answered with the new configuration; the old one is back. */
    NO_ANSWER("httpsNoAnswer", ErrorCategory.CONFLICT),
    /** Another change is being carried out. */
    CHANGING("httpsChanging", ErrorCategory.CONFLICT),
    /** The settings could not be written. */
    NOT_STORED("httpsNotStored", ErrorCategory.UNAVAILABLE);

    private final String code;
    private final ErrorCategory category;

    HttpsError(String code) {
        this(code, ErrorCategory.INVALID);
    }

    HttpsError(String code, ErrorCategory category) {
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
