// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request around its body; as {@code envelope.request.json}. */
record Envelope(String type, String id, JsonNode body) {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_.]{0,63}");
    private static final Set<String> FIELDS = Set.of("type", "id", "body");

    /** Null when the text is no envelope. */
    static @Nullable Envelope read(String text) {
        JsonNode node = Wire.parse(text);
        if (node == null || !node.isObject() || !known(node.fieldNames())) {
            return null;
        }
        JsonNode type = node.path("type");
        JsonNode id = node.path("id");
        JsonNode body = node.has("body") ? node.get("body") : Wire.object();
        boolean right = type.isTextual() && TYPE.matcher(type.textValue()).matches()
                && id.isTextual() && !id.textValue().isEmpty() && id.textValue().length() <= 32 && body.isObject();
        return right ? new Envelope(type.textValue(), id.textValue(), body) : null;
    }

    private static boolean known(Iterator<String> names) {
        while (names.hasNext()) {
            if (!FIELDS.contains(names.next())) {
                return false;
            }
        }
        return true;
    }
}
