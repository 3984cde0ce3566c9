// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Call strings in paths. Many have signs that no path carries unharmed (slashes, semicolons, backslashes): such a one is written as
 * {@code ~} and the URL-safe Base64 of its UTF-8. Pure functions.
 */
final class ContactIds {

    private ContactIds() {}

    /** The call string that a part of a path means; anything else is its own. */
    static String callString(String part) {
        if (!part.startsWith("~")) {
            return part;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(part.substring(1)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
