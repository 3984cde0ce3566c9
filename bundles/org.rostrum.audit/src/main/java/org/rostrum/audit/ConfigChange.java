// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the change log (60/CF-2).
 *
 * @param at         when
 * @param action     what was done
 * @param objectType kind of thing, a noun in snake_case: {@code conference}, {@code user}, {@code settings}, {@code https_config}
 * @param object     which one: its ID or name
 * @param by         account ID, {@code admin:<login>}, {@code app:<id>} or {@code server}; {@code anonymous} where nobody had to sign in
 * @param fields     what is different, never secrets: those are {@link Field#secret}
 */
public record ConfigChange(Instant at, Action action, String objectType, String object, String by, List<Field> fields) {

    /** Who changed something where no sign-in was needed (60/CF-2). */
    public static final String ANONYMOUS = "anonymous";

    public ConfigChange {
        fields = List.copyOf(fields);
    }

    /** What was done. */
    public enum Action {
        CREATE,
        EDIT,
        DELETE;

        /** As on the wire. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One changed field.
     *
     * @param name   as on the wire
     * @param before old value as text, structured ones as JSON; null: there was none
     * @param after  new value; null: there is none any more
     */
    public record Field(String name, @Nullable String before, @Nullable String after) {

        /** What stands for a secret (60/CF-3). */
        public static final String MASK = "***";

        /** A field whose values nobody may see: that it changed is told, nothing else. */
        public static Field secret(String name) {
            return new Field(name, MASK, MASK);
        }
    }
}
