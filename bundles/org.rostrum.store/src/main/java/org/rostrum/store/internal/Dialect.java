// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

/** The two kinds of database, and where they differ for us. */
public enum Dialect {
    /** Embedded file. A schema change commits by itself; the file belongs to one process. */
    H2("org.eclipse.persistence.platform.database.H2Platform"),
    /** Server. Schema changes are part of the transaction; several nodes may start at once. */
    POSTGRESQL("org.eclipse.persistence.platform.database.PostgreSQLPlatform");

    private final String platform;

    Dialect(String platform) {
        this.platform = platform;
    }

    /** EclipseLink's class for it; named so that opening a unit asks the database nothing. */
    String platform() {
        return platform;
    }

    static Dialect of(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("address of the database must begin with jdbc:postgresql: or jdbc:h2:");
    }
}
