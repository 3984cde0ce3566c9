// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import java.util.Locale;

/** Whose doing an event is (60/EV-3). */
public enum EventSource {
    /** An account or a guest. */
    USER,
    SERVER,
    /** An administrator. */
    ADMIN,
    /** An API application. */
    APPLICATION;

    /** As on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
