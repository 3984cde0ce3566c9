// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import java.util.Locale;

/** How much an event matters (60/EV-3), rising. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH;

    /** As on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
