// SPDX-License-Identifier: Apache-2.0
package org.rostrum.console.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService.Session;
import org.rostrum.identity.SignInService;

/**
 * Lets administrators of role {@code admin} with an open session of the panel into the Web Console, from allowed addresses
 * only. Changes must come from a page of this server; the session's cookie is not sent along with those of other sites
 * anyway (SameSite). Source: 00/R-10, 20/SEC-7. Thread-safe, blocks for the database.
 */
@Component(
        service = SecurityProvider.class,
        property = {SecurityProvider.PROPERTY_ID + "=rostrum", "service.ranking:Integer=1000"})
public final class AdministratorSecurity implements SecurityProvider {

    private static final String SESSION = "rostrum_session";
    private static final String PANEL = "/panel";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** The console's pages have scripts and styles inside them; nothing of elsewhere. */
    private static final String CONTENT_SECURITY_POLICY = String.join("; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'");

    private final SignInService signIns;
    private final AdministratorAccess access;

    @Activate
    public AdministratorSecurity(@Reference SignInService signIns, @Reference AdministratorAccess access) {
        this.signIns = signIns;
        this.access = access;
    }

    /** Login of the administrator; null: refused, and the answer is written. */
    @Override
    public @Nullable Object authenticate(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("Referrer-Policy", "same-origin");
        try {
            return admitted(request, response);
        } catch (RostrumException e) {
            return refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, e.error().code());
        }
    }

    private @Nullable String admitted(HttpServletRequest request, HttpServletResponse response) {
        if (!access.admits(request.getRemoteAddr())) {
            return refuse(response, HttpServletResponse.SC_FORBIDDEN, "addressNotAllowed");
        }
        Optional<Identity> who = token(request).flatMap(signIns::authenticate).filter(session -> session.grant() == null)
                .map(Session::identity);
        if (who.isEmpty() || !(who.get() instanceof Identity.Administrator administrator)) {
            return signInFirst(request, response);
        }
        if (!administrator.roles().contains(AdminRole.ADMIN)) {
            return refuse(response, HttpServletResponse.SC_FORBIDDEN, "forbidden");
        }
        if (!READING.contains(request.getMethod()) && !isOurs(request)) {
            return refuse(response, HttpServletResponse.SC_FORBIDDEN, "csrf");
        }
        return administrator.login();
    }

    private static Optional<String> token(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(SESSION) && !cookie.getValue().isEmpty()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** A browser says which page sends a change; what says nothing is no browser. */
    static boolean isOurs(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        if (origin == null) {
            return true;
        }
        try {
            URI page = URI.create(origin);
            return request.getScheme().equals(page.getScheme()) && host != null && host.equalsIgnoreCase(page.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable String signInFirst(HttpServletRequest request, HttpServletResponse response) {
        if (!READING.contains(request.getMethod())) {
            return refuse(response, HttpServletResponse.SC_UNAUTHORIZED, "unauthorized");
        }
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", PANEL + "?next=/system/console");
        return null;
    }

    private static @Nullable String refuse(HttpServletResponse response, int status, String reason) {
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        try {
            response.getWriter().println(reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    /** The console has one role: who is in, may. */
    @Override
    public boolean authorize(Object user, String role) {
        return true;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(signIns::signOut);
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", "/");
    }
}
