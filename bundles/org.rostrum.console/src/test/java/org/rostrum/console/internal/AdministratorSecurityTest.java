// SPDX-License-Identifier: Apache-2.0
package org.rostrum.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService.Grant;
import org.rostrum.identity.SignInService.Session;
import org.rostrum.identity.SignInService;

class AdministratorSecurityTest {

    private final StringWriter body = new StringWriter();
    private final Map<String, Object> answer = new HashMap<>();
    private String ended = "";

    private AdministratorSecurity security() {
        SignInService signIns = proxy(SignInService.class, (method, arguments) -> switch (method) {
            case "authenticate" -> session(String.valueOf(arguments[0]));
            case "signOut" -> ended = String.valueOf(arguments[0]);
            default -> throw new AssertionError(method);
        });
        AdministratorAccess access = proxy(AdministratorAccess.class, (method, arguments) -> "10.0.0.1".equals(arguments[0]));
        return new AdministratorSecurity(signIns, access);
    }

    private static Optional<Session> session(String token) {
        Identity.Administrator root = new Identity.Administrator("root", Set.of(AdminRole.ADMIN));
        return switch (token) {
            case "root" -> Optional.of(new Session("1", root, "c", Instant.MAX));
            case "app" -> Optional.of(new Session("1", root, "c", Instant.MAX, new Grant("a", Set.of())));
            case "sec" -> Optional.of(new Session("1", new Identity.Administrator("sec", Set.of(AdminRole.SECURITY_ADMIN)), "c", Instant.MAX));
            case "away" -> throw new RostrumException(CommonError.STORE_UNAVAILABLE, "away");
            default -> Optional.empty();
        };
    }

    private interface Calls {
        Object answer(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> calls.answer(method.getName(), arguments)));
    }

    private static HttpServletRequest request(String method, String token, String address, String origin) {
        return proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getScheme" -> "https";
            case "getRemoteAddr" -> address;
            case "getCookies" -> token.isEmpty() ? null : new Cookie[] {new Cookie("other", "x"), new Cookie("rostrum_session", token)};
            case "getHeader" -> "Origin".equals(arguments[0]) ? (origin.isEmpty() ? null : origin) : "video.example.org";
            default -> throw new AssertionError(name);
        });
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, arguments) -> {
            switch (name) {
                case "setStatus" -> answer.put("status", arguments[0]);
                case "setHeader" -> answer.put((String) arguments[0], arguments[1]);
                case "getWriter" -> {
                    return new PrintWriter(body, true);
                }
                default -> answer.put(name, arguments[0]);
            }
            return null;
        });
    }

    @ParameterizedTest // 00/R-10, 20/SEC-7, 20/SEC-4
    @CsvSource({"GET,root,10.0.0.1,'',root,", "POST,root,10.0.0.1,https://video.example.org,root,", "POST,root,10.0.0.1,'',root,",
        "POST,root,10.0.0.1,https://evil.example,,403", "POST,root,10.0.0.1,http://video.example.org,,403", "POST,root,10.0.0.1,null,,403",
        "GET,root,203.0.113.9,'',,403", "GET,sec,10.0.0.1,'',,403", "GET,'',10.0.0.1,'',,302", "GET,unknown,10.0.0.1,'',,302",
        "GET,app,10.0.0.1,'',,302", "POST,'',10.0.0.1,'',,401", "GET,away,10.0.0.1,'',,503"})
    void onlyAdministratorsOfThePanelComeIn(String method, String token, String address, String origin, String user, Integer status) {
        assertThat(security().authenticate(request(method, token, address, origin), response())).isEqualTo(user);
        assertThat(answer.get("status")).isEqualTo(status);
        assertThat(answer).containsEntry("X-Frame-Options", "SAMEORIGIN").containsEntry("Cache-Control", "no-store");
    }

    @Test
    void signingOutEndsTheSession() {
        security().logout(request("POST", "root", "10.0.0.1", ""), response());
        assertThat(ended).isEqualTo("root");
        assertThat(answer).containsEntry("Location", "/");
    }
}
