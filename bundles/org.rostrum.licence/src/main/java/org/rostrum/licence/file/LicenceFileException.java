// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import org.rostrum.licence.LicenceError;

/** What is wrong with a file. Checked, because files come from outside: being wrong is an expected outcome. */
public final class LicenceFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final LicenceError error;

    public LicenceFileException(LicenceError error, String message) {
        super(message);
        this.error = error;
    }

    public LicenceError error() {
        return error;
    }

    static LicenceFileException malformed(String message) {
        return new LicenceFileException(LicenceError.FILE_MALFORMED, message);
    }
}
