// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.internal;

import org.jspecify.annotations.Nullable;

/** Reads the header Accept-Encoding (RFC 9110 section 12.5.3). */
final class Encodings {

    private Encodings() {}

    /** Whether {@code coding} is listed by name with a weight above zero; a wildcard is not enough. */
    static boolean accepts(@Nullable String header, String coding) {
        if (header == null) {
            return false;
        }
        for (String item : header.split(",")) {
            String[] parts = item.split(";", -1);
            if (parts[0].strip().equalsIgnoreCase(coding)) {
                return parts.length < 2 || !parts[1].strip().matches("(?i)q=0(\\.0*)?");
            }
        }
        return false;
    }
}
