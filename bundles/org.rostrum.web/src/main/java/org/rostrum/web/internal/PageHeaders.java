// SPDX-License-Identifier: Apache-2.0
package org.rostrum.web.internal;

import jakarta.servlet.http.HttpServletResponse;

/** Headers of all that the web applications serve (design.md section 6: CSP and security headers on every page). */
public final class PageHeaders {

    /**
     * Everything from this origin only; {@code 'self'} in connect-src covers wss of the same host and port (CSP level 3). Inline
     * styles are what the component library writes its theme with; inline scripts are not allowed at all.
     */
    static final String CONTENT_SECURITY_POLICY = String.join("; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "media-src 'self' blob: mediastream:",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    /** What meetings need, for our own pages; the rest of the powerful features for nobody. */
    static final String PERMISSIONS_POLICY = String.join(", ",
            "camera=(self)", "microphone=(self)", "display-capture=(self)", "speaker-selection=(self)", "screen-wake-lock=(self)",
            "fullscreen=(self)", "autoplay=(self)", "picture-in-picture=(self)", "clipboard-write=(self)",
            "geolocation=()", "payment=()", "usb=()", "serial=()", "hid=()", "midi=()", "browsing-topics=()");

    private PageHeaders() {}

    /** For every answer. */
    public static void safety(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** For pages: always asked for anew, so that a new version is there at the next load. */
    public static void page(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("Permissions-Policy", PERMISSIONS_POLICY);
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cache-Control", "no-cache");
    }

    /** For files whose name changes with their content. */
    public static void cachedForEver(HttpServletResponse response) {
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
    }

    /**
     * For files whose name never changes. The policy is that of the service worker, which runs by the one that its script came with: it
     * talks to this server and loads nothing.
     */
    public static void fixedName(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-cache");
    }

    /** For refusals. */
    public static void neverCached(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }
}
