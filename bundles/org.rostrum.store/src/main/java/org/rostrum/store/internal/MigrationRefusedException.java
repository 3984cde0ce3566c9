// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

/** The database does not fit this version of the server; waiting does not help. */
final class MigrationRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MigrationRefusedException(String message) {
        super(message);
    }
}
