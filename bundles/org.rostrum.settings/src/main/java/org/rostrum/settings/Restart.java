// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.util.Locale;

/** What must start anew before a changed value counts. */
public enum Restart {
    /** The listener does so by itself; connections end. */
    LISTENER,
    /** The server, by its administrator. */
    SERVER;

    /** As on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
