// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rostrum.licence.Limit;

/** The fields of a JSON object from outside: each is what it has to be, or the file is malformed. Not thread-safe. */
public final class JsonFields {

    static final String UNLIMITED = "unlimited";

    private static final int DEEPEST = 16;
    /** Years that are neither a slip of the pen nor beyond what can be counted with. */
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JSON.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private final JsonNode node;

    private JsonFields(JsonNode node) {
        this.node = node;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** @param utf8 one JSON object; anything else is malformed */
    public static JsonFields of(byte[] utf8) throws LicenceFileException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
            return of(JSON.readTree(text), "");
        } catch (CharacterCodingException e) {
            throw LicenceFileException.malformed("The payload is not UTF-8.");
        } catch (IOException e) {
            throw LicenceFileException.malformed("The payload is not JSON.");
        }
    }

    static JsonFields of(@Nullable JsonNode node, String name) throws LicenceFileException {
        if (node == null || !node.isObject()) {
            throw wrong(name.isEmpty() ? "payload" : name);
        }
        return new JsonFields(node);
    }

    static void put(ObjectNode json, String name, Limit limit) {
        if (limit.unlimited()) {
            json.put(name, UNLIMITED);
        } else {
            json.put(name, limit.value());
        }
    }

    public boolean has(String name) {
        return node.has(name);
    }

    JsonFields object(String name) throws LicenceFileException {
        return of(node.get(name), name);
    }

    JsonNode array(String name, int longest) throws LicenceFileException {
        JsonNode value = node.get(name);
        if (value == null || !value.isArray() || value.size() > longest) {
            throw wrong(name);
        }
        return value;
    }

    boolean isUnlimited(String name) {
        return UNLIMITED.equals(node.path(name).textValue());
    }

    /** A text without control characters that matches. */
    public String text(String name, String pattern) throws LicenceFileException {
        String value = node.path(name).textValue();
        if (value == null || !value.matches(pattern) || value.chars().anyMatch(Character::isISOControl)) {
            throw wrong(name);
        }
        return value;
    }

    /** As {@link #text}; null where the field is absent or null. */
    public @Nullable String optional(String name, String pattern) throws LicenceFileException {
        return node.hasNonNull(name) ? text(name, pattern) : null;
    }

    boolean flag(String name) throws LicenceFileException {
        if (!node.path(name).isBoolean()) {
            throw wrong(name);
        }
        return node.path(name).booleanValue();
    }

    Limit limit(String name) throws LicenceFileException {
        if (isUnlimited(name)) {
            return Limit.UNLIMITED;
        }
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0 || value.longValue() > Limit.LARGEST) {
            throw wrong(name);
        }
        return new Limit(value.longValue());
    }

    /** ISO 8601 in UTC. */
    public Instant time(String name) throws LicenceFileException {
        try {
            Instant time = Instant.parse(text(name, ".{1,40}"));
            if (time.isBefore(FIRST) || time.isAfter(LAST)) {
                throw wrong(name);
            }
            return time;
        } catch (DateTimeException e) {
            throw wrong(name);
        }
    }

    private static LicenceFileException wrong(String name) {
        return LicenceFileException.malformed("The field " + name + " is missing or not what it has to be.");
    }
}
