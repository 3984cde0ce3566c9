// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.planning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.rostrum.conference.Conference;

/** Which fields differ, for the change log (40/ED-5). Pure. */
final class Changes {

    /** Names as in the change log (40/OBJ-6). */
    private static final Map<String, Function<Conference, Object>> FIELDS = fields();
    private static final int LONGEST = 500;

    private Changes() {}

    /** Field name to {@code old -> new}; empty if nothing differs. */
    static Map<String, String> between(Conference old, Conference changed) {
        Map<String, String> differences = new LinkedHashMap<>();
        FIELDS.forEach((name, value) -> {
            Object before = value.apply(old);
            Object after = value.apply(changed);
            if (!before.equals(after)) {
                differences.put(name, shortened(before) + " -> " + shortened(after));
            }
        });
        return differences;
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

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
