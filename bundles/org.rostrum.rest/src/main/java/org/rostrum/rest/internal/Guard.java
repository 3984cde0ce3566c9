// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.internal;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.identity.AdminRole;
import org.rostrum.identity.AdministratorAccess;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SetupService;
import org.rostrum.identity.SignInService.ClientInfo;
import org.rostrum.identity.SignInService.Grant;
import org.rostrum.identity.SignInService.Session;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.group.RightsService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.RestError;

/**
 * Lets a request pass or not, before its body is read: set-up done, from our own page, signed in, allowed. Credentials by
 * 61/AO-14: the header wins over the query, both over the cookie; only the cookie needs the CSRF header. Thread-safe, blocks
 * for the database.
 */
final class Guard {

    private static final String BEARER = "Bearer ";
    private static final String SESSION_COOKIE = "rostrum_session";
    private static final String CSRF_HEADER = "X-CSRF-Token";
    private static final int MAX_TOKEN = 1024;
    private static final int MAX_USER_AGENT = 256;

    private record Credential(@Nullable String token, boolean cookie) {

        @Override
        public String toString() {
            return "Credential";
        }
    }

    private final SignInService signIns;
    private final SetupService setup;
    private final AdministratorAccess access;
    private final WebAddress address;
    private final RightsService rights;
    /** Who administers without sign-in (00/R-11): nothing that could be carried away, each request is looked at anew. */
    private final Session local = new Session("localhost", Identity.Administrator.LOCALHOST, randomText(),
            Instant.parse("9999-12-31T00:00:00Z"));

    Guard(SignInService signIns, SetupService setup, AdministratorAccess access, RightsService rights, WebAddress address) {
        this.signIns = signIns;
        this.setup = setup;
        this.access = access;
        this.rights = rights;
        this.address = address;
    }

    /**
     * Decides.
     *
     * @param needs of the operation; null: it declares none, so nobody may call it
     * @throws RostrumException why not
     */
    Caller admit(ApiRequest request, @Nullable Needs needs) {
        if (needs == null) {
            throw new RostrumException(CommonError.FORBIDDEN, "This operation is closed.");
        }
        if (!needs.beforeSetup() && setup.required()) {
            throw new RostrumException(IdentityError.SETUP_REQUIRED, "This server has not been set up yet.");
        }
        Credential credential = credential(request);
        Session session = needs.value() == Need.NOBODY ? null : session(credential);
        if (session == null && mayBeLocal(credential, needs.value()) && LocalRequest.is(request)) {
            credential = new Credential(null, true);
            session = local;
        }
        if (!isReading(request.getMethod())) {
            checkChange(request, credential, session);
        }
        check(needs, session, request.getRemoteAddr());
        return new Caller(credential.token, session, client(request), address.base(request));
    }

    /** Programs that sign in are taken at their word, also when it is wrong; an ended session of a page is none. */
    private boolean mayBeLocal(Credential credential, Need need) {
        return (credential.token == null || credential.cookie) && need != Need.NOBODY && need != Need.ANYBODY
                && access.rule().localhostWithoutSignIn();
    }

    /** A page of somebody else could send the cookie along, or sign the browser in as somebody else; it cannot send a token that counts. */
    private void checkChange(ApiRequest request, Credential credential, @Nullable Session session) {
        boolean byToken = session != null && !credential.cookie;
        if (!byToken && !address.isOurs(request)) {
            throw new RostrumException(RestError.CSRF, "This request comes from the page of another site.");
        }
        if (!byToken && session != null && !carriesCsrf(request, session)) {
            throw new RostrumException(RestError.CSRF, "The header " + CSRF_HEADER + " is missing or wrong.");
        }
    }

    private static String randomText() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isReading(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static Credential credential(ApiRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return new Credential(header.substring(BEARER.length()).trim(), false);
        }
        if (request.queryToken() != null) {
            return new Credential(request.queryToken(), false);
        }
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(SESSION_COOKIE) && !cookie.getValue().isEmpty()) {
                return new Credential(cookie.getValue(), true);
            }
        }
        return new Credential(null, false);
    }

    private @Nullable Session session(Credential credential) {
        String token = credential.token;
        return token == null || token.isEmpty() || token.length() > MAX_TOKEN ? null : signIns.authenticate(token).orElse(null);
    }

    private static boolean carriesCsrf(ApiRequest request, Session session) {
        String sent = request.getHeader(CSRF_HEADER);
        return sent != null && MessageDigest.isEqual(bytes(sent), bytes(session.csrf()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void check(Needs needs, @Nullable Session session, String from) {
        if (needs.value() == Need.NOBODY || needs.value() == Need.ANYBODY) {
            return;
        }
        if (session == null) {
            throw new RostrumException(CommonError.UNAUTHORIZED, "Sign in first.");
        }
        if (!allowed(needs.value(), session.identity())) {
            throw new RostrumException(CommonError.FORBIDDEN, "You may not do this.");
        }
        if (session.identity() instanceof Identity.Administrator && !access.admits(from)) {
            // 20/SEC-7: his session counts only where he may sign in; programs have tokens of their own
            throw new RostrumException(IdentityError.ADDRESS_NOT_ALLOWED, "Administration is not allowed from your address " + from + ".");
        }
        Grant grant = session.grant();
        if (grant == Grant.API_KEY && !needs.apiKey()) {
            throw new RostrumException(CommonError.FORBIDDEN, "The secret API key may not do this.");
        }
        if (grant != null && grant != Grant.API_KEY) {
            check(needs.permissions(), grant);
        }
        for (Right right : needs.right()) {
            rights.require(session.identity(), from, right);
        }
    }

    /** 60/OP-1: the refusal names what lacks. */
    private static void check(String[] permissions, Grant grant) {
        if (permissions.length == 0) {
            throw new RostrumException(CommonError.FORBIDDEN, "Applications may not do this.");
        }
        List<String> lacking = Stream.of(permissions)
                .filter(name -> !name.equals(Needs.ANY_APPLICATION) && !grant.permissions().contains(name))
                .toList();
        if (!lacking.isEmpty()) {
            throw new RostrumException(
                    CommonError.FORBIDDEN, "The application lacks the permission " + String.join(", ", lacking) + ".");
        }
    }

    private static boolean allowed(Need need, Identity identity) {
        return switch (need) {
            case NOBODY, ANYBODY -> true;
            case SIGNED_IN -> !(identity instanceof Identity.Guest);
            case USER -> identity instanceof Identity.User;
            case AUDITOR -> identity instanceof Identity.Administrator || identity instanceof Identity.Application;
            case ADMINISTRATOR -> identity instanceof Identity.Application
                    || identity instanceof Identity.Administrator administrator && administrator.roles().contains(AdminRole.ADMIN);
        };
    }

    private static ClientInfo client(ApiRequest request) {
        String agent = request.getHeader("User-Agent");
        String shown = agent == null ? "" : agent.substring(0, Math.min(agent.length(), MAX_USER_AGENT));
        return new ClientInfo(AddressNetwork.canonical(request.getRemoteAddr()), shown);
    }
}
