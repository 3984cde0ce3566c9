// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From an address to the path inside the API; contract 61/AV-2…AV-4 and section 4.1. Pure. */
final class Route {

    private static final Pattern API = Pattern.compile("/api/v4(?:\\.1)?(/.*)?");
    private static final Pattern TOKEN = Pattern.compile("/oauth2/v1/token/*");
    private static final Pattern LAST_SLASHES = Pattern.compile("/+$");

    private Route() {}

    /**
     * Path relative to the API, still percent-encoded, with a leading and no trailing slash.
     *
     * @param rawPath path of the request line, without context path and query
     * @return empty for versions and addresses that are not ours
     */
    static Optional<String> of(String rawPath) {
        if (TOKEN.matcher(rawPath).matches()) {
            return Optional.of("/oauth2/token");
        }
        Matcher api = API.matcher(rawPath);
        if (!api.matches()) {
            return Optional.empty();
        }
        String rest = api.group(1) == null ? "" : LAST_SLASHES.matcher(api.group(1)).replaceFirst("");
        return Optional.of(rest.isEmpty() ? "/" : rest);
    }
}
