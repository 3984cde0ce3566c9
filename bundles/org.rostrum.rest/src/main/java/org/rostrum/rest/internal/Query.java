// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;

/**
 * A query string without what operations must not see: empty parameters, which mean "not given" (61/TR-8), and the token.
 *
 * @param rest        still percent-encoded; null if nothing is left
 * @param accessToken value of {@code access_token} (61/AO-14); null if not given
 */
record Query(@Nullable String rest, @Nullable String accessToken) {

    private static final String TOKEN = "access_token";

    /** @throws RostrumException {@code malformed} for a broken percent-encoding, {@code invalidValue} for a value with U+0000 */
    static Query of(@Nullable String raw) {
        if (raw == null) {
            return new Query(null, null);
        }
        List<String> kept = new ArrayList<>();
        String token = null;
        for (String part : raw.split("&")) {
            int equals = part.indexOf('=');
            if (equals < 0 || equals == part.length() - 1) {
                continue;
            }
            String value = decoded(part.substring(equals + 1));
            String name = decoded(part.substring(0, equals));
            if (value.indexOf('\0') >= 0) {
                // no text of ours has it, and not every database can even look for it
                throw new RostrumException(CommonError.INVALID_VALUE, "A value contains U+0000.", name);
            }
            if (TOKEN.equals(name)) {
                token = value;
            } else if (!value.isBlank()) {
                kept.add(part);
            }
        }
        return new Query(kept.isEmpty() ? null : String.join("&", kept), token);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RostrumException(CommonError.MALFORMED, "The query is not percent-encoded well.", null, e);
        }
    }

    @Override
    public String toString() {
        return "Query[" + rest + "]";
    }
}
