// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings;

import java.util.Locale;

/** How a setting's value is shown and entered. */
public enum SettingType {
    TEXT,
    NUMBER,
    FLAG,
    /** One of {@link SettingInfo#choices()}. */
    CHOICE,
    /** Stored encrypted, never shown; set or not set is all that is told. */
    SECRET,
    /** Several texts, one a line. */
    LIST;

    /** As on the wire. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
