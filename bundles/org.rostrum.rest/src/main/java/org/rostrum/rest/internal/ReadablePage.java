// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The API for people at {@code /api/docs/}: one static page that reads {@code openapi.json} of this server and nothing else.
 * Everybody may see it, as the description itself. Stateless.
 */
final class ReadablePage {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private record File(String name, String type) {}

    private static final Map<String, File> FILES = Map.of(
            "/api/docs/", new File("index.html", "text/html;charset=utf-8"),
            "/api/docs/docs.js", new File("docs.js", "text/javascript;charset=utf-8"),
            "/api/docs/docs.css", new File("docs.css", "text/css;charset=utf-8"));

    private ReadablePage() {}

    /** Answers if the address is one of the page's; false: it is not. */
    static boolean serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean reading = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (reading && path.equals("/api/docs")) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", "/api/docs/");
            return true;
        }
        File file = FILES.get(path);
        if (file == null || !reading) {
            return false;
        }
        try (InputStream content = ReadablePage.class.getResourceAsStream("/docs/" + file.name)) {
            if (content == null) {
                throw new IllegalStateException("the bundle lacks " + file.name);
            }
            response.setHeader("Content-Security-Policy", POLICY);
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Cache-Control", "no-cache");
            response.setContentType(file.type);
            response.getOutputStream().write(content.readAllBytes());
        }
        return true;
    }
}
