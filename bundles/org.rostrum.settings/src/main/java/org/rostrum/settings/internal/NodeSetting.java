// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.settings.SettingCatalogue.Entry;
import org.rostrum.settings.SettingCatalogue.Scope;
import org.rostrum.settings.SettingInfo;
import org.rostrum.settings.SettingType;

/**
 * One attribute of a PID, seen as a setting. Immutable.
 *
 * @param key      its name in the file
 * @param fallback default as text, several ones a line each
 */
record NodeSetting(String pid, String key, SettingInfo info, String fallback) {

    private static final int LONGEST = 4_000;

    String name() {
        return pid + "." + key;
    }

    /** A value of ConfigAdmin as text; null: none. */
    @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        List<Object> parts = new ArrayList<>();
        if (value.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(value); i++) {
                parts.add(Array.get(value, i));
            }
        } else if (value instanceof Collection<?> several) {
            parts.addAll(several);
        } else if (info.type() == SettingType.LIST) {
            parts.addAll(List.of(value.toString().strip().split("\\s*,\\s*")));
        } else {
            parts.add(value);
        }
        return parts.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    private boolean secret() {
        return info.type() == SettingType.SECRET;
    }

    Entry entry(@Nullable String value) {
        String shown = value == null ? fallback : value;
        return new Entry(name(), info, secret() ? "" : fallback, secret() ? LiveCatalogue.masked(shown) : shown, Scope.NODE, null, null);
    }

    Field changed(@Nullable String before, @Nullable String after) {
        return secret() ? Field.secret(name()) : new Field(name(), before == null ? fallback : before, after == null ? fallback : after);
    }

    /** Nothing that the kernel would replace when it reads the file, and what the definition allows. */
    boolean accepts(String text) {
        String value = text.strip();
        if (value.length() > LONGEST || value.chars().anyMatch(c -> c < ' ' && c != '\n') || value.contains("${")) {
            return false;
        }
        return switch (info.type()) {
            case NUMBER -> isNumber(value);
            case FLAG -> value.equals("true") || value.equals("false");
            case CHOICE -> info.choices().contains(value);
            case LIST -> !value.contains(",");
            case TEXT, SECRET -> !value.contains("\n");
        };
    }

    private boolean isNumber(String value) {
        try {
            long number = Long.parseLong(value);
            return (info.minimum() == null || number >= info.minimum()) && (info.maximum() == null || number <= info.maximum());
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
