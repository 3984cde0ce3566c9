// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.ConfigChange;
import org.rostrum.audit.ConfigChange.Action;
import org.rostrum.audit.ConfigChange.Field;

/**
 * Changes of the configuration that their bundle still tells as an event {@code <noun>.<past-participle>}: they belong to the
 * change log (60/CF-1). Pure.
 */
final class ToldAsEvent {

    private static final Map<String, String> OBJECT_TYPES = Map.of(
            "account", "user", "administrator", "administrator", "group", "group", "conference", "conference", "setting", "settings");

    private static final Map<String, Action> ACTIONS = Map.of(
            "created", Action.CREATE, "changed", Action.EDIT, "edited", Action.EDIT, "deleted", Action.DELETE, "removed", Action.DELETE);

    private ToldAsEvent() {}

    /** The change; empty: it is an event. */
    static Optional<ConfigChange> change(AuditEvent event) {
        String[] words = event.type().split("\\.");
        if (words.length != 2 || !OBJECT_TYPES.containsKey(words[0]) || !ACTIONS.containsKey(words[1])) {
            return Optional.empty();
        }
        String object = event.subject() == null ? "" : event.subject();
        return Optional.of(new ConfigChange(
                event.at(), ACTIONS.get(words[1]), OBJECT_TYPES.get(words[0]), object, event.actor(), fields(event.details(), object)));
    }

    /** @param object the one field that has the details {@code old} and {@code new} */
    static List<Field> fields(Map<String, String> details, String object) {
        if (details.keySet().equals(Set.of("old", "new"))) {
            return List.of(new Field(object, details.get("old"), details.get("new")));
        }
        List<Field> fields = new ArrayList<>();
        new TreeMap<>(details).forEach((name, text) -> {
            int arrow = text.indexOf(" -> ");
            fields.add(arrow < 0 ? new Field(name, null, text) : new Field(name, text.substring(0, arrow), text.substring(arrow + 4)));
        });
        return fields;
    }
}
