// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;

/** Where authorization codes may go (61/AO-12). Pure functions. */
final class RedirectUris {

    private static final int MAX = 20;
    private static final int MAX_LENGTH = 2000;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private RedirectUris() {}

    /** @throws RostrumException {@link IdentityError#REDIRECT_INVALID} */
    static List<String> check(List<String> typed, String location) {
        List<String> uris = typed.stream().map(String::strip).distinct().toList();
        if (uris.size() > MAX || !uris.stream().allMatch(RedirectUris::fits)) {
            throw new RostrumException(IdentityError.REDIRECT_INVALID,
                    "A redirect address is https://… or, for local programs, http://localhost:PORT/…, without fragment; at most " + MAX + ".",
                    location);
        }
        return uris;
    }

    /** Absolute, https, or http on this machine; nothing in it that browsers and servers read differently. */
    private static boolean fits(String text) {
        if (text.length() > MAX_LENGTH || text.indexOf('\\') >= 0) {
            return false;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean plain = uri.getRawUserInfo() == null && uri.getRawFragment() == null && !host.isEmpty();
            return plain && (scheme.equals("https") || scheme.equals("http") && LOOPBACK.contains(host));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The address with one more parameter, and {@code state} if there is one. */
    static String with(String uri, String name, String value, @Nullable String state) {
        String address = uri + (uri.indexOf('?') < 0 ? "?" : uri.endsWith("?") || uri.endsWith("&") ? "" : "&")
                + name + "=" + encoded(value);
        return state == null || state.isEmpty() ? address : address + "&state=" + encoded(state);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
