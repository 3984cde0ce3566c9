// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The twelve switches of a group, R1 to R12 of 30 §8 in its order (00/R-51). */
public enum Right {
    ADDRESS_BOOK_EDIT,
    CALL,
    CONFERENCE_CREATE,
    SCREEN_SHARE,
    DESKTOP_CONTROL_REQUEST,
    DESKTOP_CONTROL_GRANT,
    SLIDE_SHOW,
    FILE_SEND,
    FILE_RECEIVE,
    RECORD,
    POLL,
    OPERATOR;

    /** On the wire and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a word that is none. */
    public static Optional<Right> of(String word) {
        return Arrays.stream(values()).filter(right -> right.word().equals(word)).findFirst();
    }
}
