// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rostrum.audit.ConfigChange.Field;
import org.rostrum.conference.Conference;

/** Which fields differ, for the change log (40/ED-5). Pure. */
final class Changes {

    /** Names as in the change log (40/OBJ-6). */
    private static final Map<String, Function<Conference, Object>> FIELDS = fields();

    private Changes() {}

    /** What differs, old and new; empty if nothing does. */
    static List<Field> between(Conference old, Conference changed) {
        List<Field> differences = new ArrayList<>();
        FIELDS.forEach((name, value) -> {
            Object before = value.apply(old);
            Object after = value.apply(changed);
            if (!before.equals(after)) {
                differences.add(new Field(name, before.toString(), after.toString()));
            }
        });
        return differences;
    }

    /** What a new conference has. */
    static List<Field> of(Conference created) {
        return FIELDS.entrySet().stream()
                .map(field -> new Field(field.getKey(), null, field.getValue().apply(created).toString()))
                .toList();
    }

    private static Map<String, Function<Conference, Object>> fields() {
        Map<String, Function<Conference, Object>> fields = new LinkedHashMap<>();
        fields.put("topic", Conference::topic);
        fields.put("description", Conference::description);
        fields.put("owner", Conference::owner);
        fields.put("access", Conference::access);
        fields.put("type", Conference::mode);
        fields.put("schedule", Conference::launchType);
        fields.put("invitations", Conference::invitations);
        fields.put("uninvited_allowed", Conference::uninvitedAllowed);
        fields.put("tags", Conference::tags);
        return fields;
    }
}
