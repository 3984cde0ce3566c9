// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.time.Instant;

/**
 * A value as it is stored.
 *
 * @param content text, sealed if the setting is secret
 * @param at      when it was changed
 * @param by      by whom
 */
record StoredValue(String content, Instant at, String by) {

    /** Not a record's text: plain secrets of before may be in it. */
    @Override
    public String toString() {
        return "StoredValue[" + at + " " + by + "]";
    }
}
