// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.v3.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of version 3.x as it came; contract 61/AV-2, AV-4. Immutable.
 *
 * @param minor the N of v3.N; 0 for v3
 * @param path  below the version, percent-encoded, without trailing slash
 * @param query decoded; the first value of each name, empty ones left out (61/TR-8)
 */
record OldCall(String method, int minor, String path, Map<String, String> query) {

    /** From this version on deletions answer without body (61/TR-12). */
    private static final int NO_BODY_AFTER_DELETION = 11;
    /** From this version on times of what still runs are null instead of absent (61/LG-2). */
    private static final int NULL_TIMES = 3;

    private static final Pattern ADDRESS = Pattern.compile("/api/v3(?:\\.(\\d{1,3}))?(/.*)?");
    private static final Pattern LAST_SLASHES = Pattern.compile("/+$");
    private static final int MOST_PARAMETERS = 100;

    /** Empty: not of this version. */
    static Optional<OldCall> of(String method, String rawPath, String rawQuery) {
        Matcher address = ADDRESS.matcher(rawPath);
        if (!address.matches()) {
            return Optional.empty();
        }
        int minor = address.group(1) == null ? 0 : Integer.parseInt(address.group(1));
        String path = address.group(2) == null ? "" : LAST_SLASHES.matcher(address.group(2)).replaceFirst("");
        return Optional.of(new OldCall(method.equals("PATCH") ? "PUT" : method, minor, path, query(rawQuery)));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String part : List.of(raw.split("&", MOST_PARAMETERS))) {
            int equals = part.indexOf('=');
            if (equals > 0 && equals < part.length() - 1) {
                decoded(part.substring(0, equals)).ifPresent(
                        name -> decoded(part.substring(equals + 1)).ifPresent(value -> query.putIfAbsent(name, value)));
            }
        }
        return query;
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A whole number of the query that is not negative; {@code fallback} for everything else. */
    int number(String name, int fallback) {
        String text = query.getOrDefault(name, "");
        return text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : fallback;
    }

    /** Those of the named parameters that were given, in the order of the names. */
    Map<String, String> given(List<String> names) {
        Map<String, String> given = new LinkedHashMap<>();
        names.stream().filter(query::containsKey).forEach(name -> given.put(name, query.get(name)));
        return given;
    }

    boolean answersDeletionsWithoutBody() {
        return minor >= NO_BODY_AFTER_DELETION;
    }

    boolean hasNullTimes() {
        return minor >= NULL_TIMES;
    }
}
