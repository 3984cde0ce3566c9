// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

/** Something that the person at the terminal has to know; nothing was changed. */
final class IssuerException extends Exception {

    private static final long serialVersionUID = 1L;

    IssuerException(String message) {
        super(message);
    }
}
