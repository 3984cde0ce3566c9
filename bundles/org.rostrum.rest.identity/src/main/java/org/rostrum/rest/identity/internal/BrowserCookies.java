// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.SignInService.IssuedToken;

/** The three cookies of our pages, as {@code docs/api/README.md} has them. */
final class BrowserCookies {

    private static final String SESSION = "rostrum_session";
    private static final String CSRF = "rostrum_csrf";
    private static final String GUEST = "rostrum_guest";
    private static final String COMMON = "; Path=/; Secure; SameSite=Lax";
    private static final String HIDDEN = "; HttpOnly";
    private static final Duration GUEST_LIFE = Duration.ofDays(365);

    private BrowserCookies() {}

    static void signIn(HttpServletResponse response, IssuedToken issued) {
        add(response, SESSION + "=" + issued.token() + COMMON + HIDDEN);
        add(response, CSRF + "=" + issued.session().csrf() + COMMON);
    }

    static void signOut(HttpServletResponse response) {
        add(response, SESSION + "=; Max-Age=0" + COMMON + HIDDEN);
        add(response, CSRF + "=; Max-Age=0" + COMMON);
    }

    static void guest(HttpServletResponse response, String token) {
        add(response, GUEST + "=" + token + "; Max-Age=" + GUEST_LIFE.toSeconds() + COMMON + HIDDEN);
    }

    /** Token of the session that the browser has; null if none. */
    static @Nullable String session(HttpServletRequest request) {
        return value(request, SESSION);
    }

    /** Token of the guest that the browser already is; null if none. */
    static @Nullable String guest(HttpServletRequest request) {
        return value(request, GUEST);
    }

    private static void add(HttpServletResponse response, String cookie) {
        response.addHeader("Set-Cookie", cookie);
    }

    private static @Nullable String value(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
