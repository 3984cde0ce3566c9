// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one person gets to see of another (30 §18), made by {@link VisibleFields#card}. Immutable.
 *
 * @param displayName always shown
 * @param avatar      changes with the picture; null: there is none, or it is not shown
 * @param fields      those that are set and shown; ID as {@code login@server}
 */
public record ContactCard(String displayName, @Nullable String avatar, Map<ProfileField, String> fields) {
    public ContactCard {
        Map<ProfileField, String> copy = new EnumMap<>(ProfileField.class);
        copy.putAll(fields);
        fields = Collections.unmodifiableMap(copy);
    }

    /** Its text; empty where unset or hidden. */
    public String get(ProfileField field) {
        return fields.getOrDefault(field, "");
    }
}
