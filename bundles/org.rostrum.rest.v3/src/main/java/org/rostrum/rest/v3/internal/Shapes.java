// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Objects of version 3 out of those of version 4; contract 61 sections 8.1, 9 and 14. Strict clients fail on a missing key, so each is
 * there (61/AV-8); what version 4 says beyond stays (61/AV-7). Pure.
 */
final class Shapes {

    private static final List<String> USER_TEXTS = List.of("id", "uid", "login_name", "email", "display_name", "first_name", "last_name",
            "company", "mobile_phone", "work_phone", "home_phone");
    private static final String NO_GROUP = "@no_group";

    private Shapes() {}

    /** 61 section 8.1. */
    static ObjectNode user(JsonNode present) {
        ObjectNode user = copy(present);
        USER_TEXTS.forEach(name -> user.put(name, user.path(name).asText("")));
        if (user.get("login_name").asText().isEmpty()) {
            user.put("login_name", user.get("id").asText());
        }
        if (!user.hasNonNull("avatar")) {
            user.putNull("avatar");
        }
        user.set("groups", groups(user.path("groups")));
        user.put("is_active", user.path("is_active").asBoolean(true) ? 1 : 0);
        user.put("status", user.path("status").asInt(-1));
        return user;
    }

    /** Never empty: who is in no group is in the one of those. */
    private static ArrayNode groups(JsonNode present) {
        ArrayNode groups = JsonNodeFactory.instance.arrayNode();
        present.forEach(group -> groups.addObject()
                .put("id", group.path("id").asText()).put("display_name", group.path("display_name").asText()).putArray("rights"));
        if (groups.isEmpty()) {
            groups.addObject().put("id", NO_GROUP).put("display_name", "Users without group").putArray("rights");
        }
        return groups;
    }

    /** 61 section 9: texts, even if all digits. */
    static ObjectNode group(JsonNode present) {
        ObjectNode group = copy(present);
        group.put("id", group.path("id").asText()).put("display_name", group.path("display_name").asText());
        return group;
    }

    /** 61 section 8.2; strict clients look for the status on it. */
    static ObjectNode contact(JsonNode present) {
        ObjectNode contact = copy(present);
        List.of("id", "uid", "display_name", "email").forEach(name -> contact.put(name, contact.path(name).asText("")));
        contact.put("status", contact.path("status").asInt(-1));
        return contact;
    }

    /** 61/LG-2: one generation of typed clients fails on null, the next on a missing key. */
    static ObjectNode times(JsonNode present, OldCall call) {
        ObjectNode entry = copy(present);
        for (String name : List.of("end_time", "leave_time")) {
            if (entry.has(name) && entry.get(name).isNull() && !call.hasNullTimes()) {
                entry.remove(name);
            }
        }
        return entry;
    }

    /** An answer whose list under {@code name} has other entries. */
    static ObjectNode list(ObjectNode answer, String name, UnaryOperator<JsonNode> entry) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        answer.path(name).forEach(one -> entries.add(entry.apply(one)));
        answer.set(name, entries);
        return answer;
    }

    /** An answer whose object under {@code name} has another shape. */
    static ObjectNode one(ObjectNode answer, String name, UnaryOperator<JsonNode> shape) {
        answer.set(name, shape.apply(answer.path(name)));
        return answer;
    }

    private static ObjectNode copy(JsonNode present) {
        return present instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }
}
