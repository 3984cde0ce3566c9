// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Times in requests: {@code YYYY-MM-DD HH:MM:SS} in a zone of whole hours; contract 61 section 6. Pure. */
final class OldTimes {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** The widest that is in use, UTC+14. */
    private static final int MOST_HOURS = 14;

    private OldTimes() {}

    /** @param hours whole ones, with or without sign; anything else: UTC */
    static ZoneOffset zone(String hours) {
        // a plus sign in a query is a blank unless it is encoded
        String text = hours.strip();
        int number = text.matches("[+-]?[0-9]{1,2}") ? Integer.parseInt(text) : 0;
        return Math.abs(number) > MOST_HOURS ? ZoneOffset.UTC : ZoneOffset.ofHours(number);
    }

    /**
     * Unix seconds of a time, and {@code more}; the text itself if it is none.
     *
     * @param text unix seconds are taken, too
     */
    static String seconds(String text, ZoneOffset zone, int more) {
        String plain = text.strip().replace('T', ' ');
        try {
            return plain.matches("[0-9]{1,12}")
                    ? String.valueOf(Long.parseLong(plain) + more)
                    : String.valueOf(LocalDateTime.parse(plain, FORM).toEpochSecond(zone) + more);
        } catch (DateTimeException e) {
            return text;
        }
    }
}
