// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;

/** A form body as the JSON object that it stands for (61/TR-2): repeated names and {@code name[]} become lists. Pure. */
final class FormReader {

    private static final int MAX_FIELDS = 1000;

    private FormReader() {}

    /** @throws RostrumException {@code malformed} for broken percent-encoding or too many fields */
    static ObjectNode read(String text) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        String[] parts = text.strip().split("&", MAX_FIELDS + 1);
        if (parts.length > MAX_FIELDS) {
            throw new RostrumException(CommonError.MALFORMED, "The form has too many fields.");
        }
        for (String part : parts) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                put(object, decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)));
            }
        }
        return object;
    }

    private static void put(ObjectNode object, String name, String value) {
        boolean list = name.endsWith("[]");
        String key = list ? name.substring(0, name.length() - 2) : name;
        if (object.get(key) instanceof ArrayNode values) {
            values.add(value);
        } else if (object.has(key)) {
            JsonNode first = object.get(key);
            object.putArray(key).add(first).add(value);
        } else if (list) {
            object.putArray(key).add(value);
        } else {
            object.put(key, value);
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RostrumException(CommonError.MALFORMED, "The form is not percent-encoded well.", null, e);
        }
    }
}
