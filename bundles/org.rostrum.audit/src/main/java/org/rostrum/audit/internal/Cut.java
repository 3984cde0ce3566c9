// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

/** What strangers typed may be long or odd: texts are cut to their columns, never refused. Pure. */
final class Cut {

    private Cut() {}

    /** A lone half of a surrogate pair and U+0000 would be refused by PostgreSQL. */
    static String to(int length, String text) {
        String clean = text.replace('\0', '\uFFFD');
        if (clean.length() <= length) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(length - 1)) ? length - 1 : length;
        return clean.substring(0, end);
    }
}
