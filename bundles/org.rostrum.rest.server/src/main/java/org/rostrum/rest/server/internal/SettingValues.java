// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ConfigChange;
import org.rostrum.settings.SettingType;

/** Values of settings, text here and JSON there. Pure. */
final class SettingValues {

    static final String MASK = ConfigChange.Field.MASK;

    private SettingValues() {}

    /** What JSON shows; a number or flag that is none, from a file that somebody wrote, stays a text. */
    static @Nullable Object json(SettingType type, String text) {
        return switch (type) {
            case NUMBER -> text.matches("-?\\d{1,18}") ? Long.valueOf(text) : text;
            case FLAG -> text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
            case LIST -> text.lines().filter(line -> !line.isBlank()).toList();
            case SECRET -> text.isEmpty() ? null : MASK;
            case TEXT, CHOICE -> text;
        };
    }

    /** The text; null if this kind of JSON value has none here. */
    static @Nullable String text(SettingType type, Object value) {
        if (value instanceof List<?> list) {
            boolean lines = type == SettingType.LIST && list.stream().allMatch(line -> line instanceof String text && !text.contains("\n"));
            return lines ? String.join("\n", list.stream().map(String::valueOf).toList()) : null;
        }
        if (type == SettingType.FLAG && (value.equals(1) || value.equals(0))) {
            return String.valueOf(value.equals(1));
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }
}
