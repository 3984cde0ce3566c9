// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Which pages may open the socket: those of this server. Pure. */
final class Origins {

    private Origins() {}

    /**
     * @param origin      header of the upgrade request; null when the client is no browser, which is allowed
     * @param host        header {@code Host}
     * @param externalUrl the configured external web address, empty if none
     */
    static boolean allowed(@Nullable String origin, @Nullable String host, String externalUrl) {
        if (origin == null) {
            return true;
        }
        String page = authority(origin);
        return page != null && (page.equalsIgnoreCase(normalised(host)) || page.equalsIgnoreCase(authority(externalUrl)));
    }

    private static @Nullable String normalised(@Nullable String host) {
        return host == null ? null : authority("https://" + host);
    }

    private static @Nullable String authority(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return null;
            }
            int port = uri.getPort() != -1 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
            return uri.getHost() + ":" + port;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
