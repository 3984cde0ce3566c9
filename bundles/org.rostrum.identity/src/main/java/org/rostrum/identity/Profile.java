// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What an account tells about its person beside the names that it is called by (30 §4): the fields of
 * {@link ProfileField#ofPerson()}. Immutable.
 *
 * @param values those that are set, never empty texts
 */
public record Profile(Map<ProfileField, String> values) {

    /** Nothing is set. */
    public static final Profile EMPTY = new Profile(Map.of());

    /** @throws IllegalArgumentException for a field that is not of a person */
    public Profile {
        Map<ProfileField, String> set = new EnumMap<>(ProfileField.class);
        values.forEach((field, text) -> {
            if (!ProfileField.ofPerson().contains(field)) {
                throw new IllegalArgumentException(field + " is not of a profile");
            }
            if (!text.isEmpty()) {
                set.put(field, text);
            }
        });
        values = Collections.unmodifiableMap(set);
    }

    /** Its text; empty where unset. */
    public String get(ProfileField field) {
        return values.getOrDefault(field, "");
    }

    /** This with one field set; empty: unset. */
    public Profile with(ProfileField field, String text) {
        Map<ProfileField, String> changed = new EnumMap<>(ProfileField.class);
        changed.putAll(values);
        changed.put(field, text);
        return new Profile(changed);
    }
}
