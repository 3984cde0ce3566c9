// SPDX-License-Identifier: Apache-2.0
package org.rostrum.audit.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rostrum.audit.ConfigChange.Field;

/** Changed fields as JSON, cut to what the column holds. Pure. */
final class Fields {

    static final int COLUMN = 500_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};
    private static final int MAX_FIELDS = 60;
    private static final int MAX_VALUE = 8_000;

    private Fields() {}

    static String write(List<Field> fields) {
        String text = json(fields, MAX_VALUE).toString();
        return text.length() <= COLUMN ? text : json(fields, MAX_VALUE / 10).toString();
    }

    private static ArrayNode json(List<Field> fields, int longest) {
        ArrayNode list = JSON.createArrayNode();
        fields.stream().limit(MAX_FIELDS).forEach(field -> list.addObject()
                .put("name", Cut.to(200, field.name()))
                .put("old", cut(field.before(), longest))
                .put("new", cut(field.after(), longest)));
        return list;
    }

    private static @Nullable String cut(@Nullable String value, int longest) {
        if (value == null || value.length() <= longest) {
            return value == null ? null : Cut.to(longest, value);
        }
        return Cut.to(longest, value) + "…";
    }

    /** @param object name of the changed object: rows that were events before have the values of one field without its name */
    static List<Field> read(String text, String object) {
        try {
            JsonNode node = JSON.readTree(text);
            List<Field> fields = new ArrayList<>();
            if (node.isArray()) {
                node.forEach(field -> fields.add(new Field(field.path("name").asText(), value(field, "old"), value(field, "new"))));
            } else {
                fields.addAll(ToldAsEvent.fields(JSON.convertValue(node, VALUES), object));
            }
            return fields;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the fields of a change are not JSON", e);
        }
    }

    private static @Nullable String value(JsonNode field, String key) {
        JsonNode value = field.path(key);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
