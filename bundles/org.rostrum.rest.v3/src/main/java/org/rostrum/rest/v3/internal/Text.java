// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Texts of requests and answers. Pure. */
final class Text {

    private static final int MAX_FIELDS = 1000;
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(100).maxNameLength(1000).build()).build());

    private Text() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * A body as an object: what starts like one, whatever its content type says, and forms (61/TR-2, TR-3); empty: it is none, which
     * version 4 refuses by itself.
     *
     * @param type content type, lower case; empty if none
     */
    static Optional<ObjectNode> body(byte[] bytes, String type) {
        String sent = new String(bytes, StandardCharsets.UTF_8);
        String text = (sent.startsWith(BYTE_ORDER_MARK) ? sent.substring(1) : sent).strip();
        if (text.startsWith("{")) {
            return object(bytes);
        }
        try {
            return !type.startsWith(FORM) || text.startsWith("[") || text.isEmpty() ? Optional.empty() : Optional.of(form(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<ObjectNode> object(byte[] bytes) {
        try {
            return JSON.readTree(bytes) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode form(String text) {
        ObjectNode object = object();
        for (String part : text.split("&", MAX_FIELDS)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                put(object, unformed(part.substring(0, equals)), unformed(part.substring(equals + 1)));
            }
        }
        return object;
    }

    private static void put(ObjectNode object, String name, String value) {
        String key = name.endsWith("[]") ? name.substring(0, name.length() - 2) : name;
        JsonNode known = object.get(key);
        if (known instanceof ArrayNode values) {
            values.add(value);
        } else if (known != null) {
            object.putArray(key).add(known).add(value);
        } else if (name.endsWith("[]")) {
            object.putArray(key).add(value);
        } else {
            object.put(key, value);
        }
    }

    static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String unformed(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Of a path. @throws IllegalArgumentException for a broken percent-encoding */
    static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static String query(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
