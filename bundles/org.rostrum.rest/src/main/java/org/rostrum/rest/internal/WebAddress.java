// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;

/** Where this server is on the web: the external address of the settings (20/WEB-2), else what the visitor used. Thread-safe. */
final class WebAddress {

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");

    private final SiteSettings settings;

    WebAddress(SiteSettings settings) {
        this.settings = settings;
    }

    /** Without path and trailing slash. */
    URI base(HttpServletRequest request) {
        String external = settings.get(ServerSettings.EXTERNAL_URL);
        if (!external.isEmpty()) {
            return URI.create(external.replaceFirst("/+$", ""));
        }
        String host = request.getHeader("Host");
        boolean usable = host != null && HOST.matcher(host).matches();
        return URI.create(request.getScheme() + "://" + (usable ? host : settings.get(ServerSettings.SERVER_NAME)));
    }

    /**
     * Whether the request comes from a page of this server, or from no page at all. A page that came over plain HTTP is
     * ours only where the request itself is plain.
     */
    boolean isOurs(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin == null || origin.isEmpty()) {
            return true;
        }
        Optional<String> page = authority(origin);
        boolean secure = origin.startsWith("https://") || request.getScheme().equals("http");
        return page.isPresent() && secure && (page.equals(used(request, origin)) || page.equals(external()));
    }

    private static Optional<String> used(HttpServletRequest request, String origin) {
        String host = request.getHeader("Host");
        return host == null ? Optional.empty() : authority(origin.substring(0, origin.indexOf("//") + 2) + host);
    }

    private Optional<String> external() {
        return authority(settings.get(ServerSettings.EXTERNAL_URL));
    }

    /** Host and port, with the usual port of the scheme where none is written; empty for what is no web address. */
    private static Optional<String> authority(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getHost() == null || uri.getScheme() == null) {
                return Optional.empty();
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("http") ? 80 : 443;
            return Optional.of(uri.getHost().toLowerCase(Locale.ROOT) + ":" + port);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
