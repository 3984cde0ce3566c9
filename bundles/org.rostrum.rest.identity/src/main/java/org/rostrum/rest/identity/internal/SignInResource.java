// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.AdministratorService;
import org.rostrum.identity.SignInService.IssuedToken;
import org.rostrum.identity.SignInService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** Signs a browser in. */
@Component(service = SignInResource.class)
@RestResource
@Path("sign-in")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public final class SignInResource {

    private static final String ADMINISTRATORS = "admin";

    /** Name and password. */
    @Schema(description = "Name and password.")
    record SignInRequest(
            @Schema(description = "Login, login@server, or an e-mail that one account has.", requiredMode = RequiredMode.REQUIRED)
            @Nullable String login,
            @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable String password,
            @Schema(description = "admin for the realm of administrators; absent for accounts.", allowableValues = "admin")
            @Nullable String realm,
            @Schema(description = "Six digits of the second factor, for administrators who have one.") @Nullable String code) {

        @Override
        public String toString() {
            return "SignInRequest";
        }
    }

    /** Who is signed in, and what changes must carry. */
    @Schema(description = "Who is signed in now.")
    record SignInBody(
            UserDto user,
            @Schema(description = "Value of the header X-CSRF-Token of every change that is sent with the cookie.") String csrfToken) {

        @Override
        public String toString() {
            return "SignInBody";
        }
    }

    private final SignInService signIns;
    private final AccountService accounts;
    private final AdministratorService administrators;

    @Activate
    public SignInResource(
            @Reference SignInService signIns, @Reference AccountService accounts, @Reference AdministratorService administrators) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.administrators = administrators;
    }

    @POST
    @Needs(Need.NOBODY)
    @Operation(summary = "Signs a browser in: sets the cookies rostrum_session and rostrum_csrf.")
    @Refuses({"400 required", "401 InvalidCredentials", "401 secondFactorRequired", "403 accountInactive", "403 accountLocked",
        "403 addressNotAllowed", "429 tooManyRequests", "503 storeUnavailable"})
    public SignInBody signIn(
            SignInRequest request, @Context Caller caller, @Context HttpServletRequest http, @Context HttpServletResponse answer) {
        check(request);
        String login = Objects.requireNonNull(request.login());
        String password = Objects.requireNonNull(request.password());
        IssuedToken issued = ADMINISTRATORS.equals(request.realm())
                ? signIns.signInAdministrator(login, password, request.code(), caller.client())
                : signIns.signIn(login, password, caller.client());
        String former = BrowserCookies.session(http);
        if (former != null) {
            signIns.signOut(former);
        }
        BrowserCookies.signIn(answer, issued);
        return new SignInBody(UserDto.of(issued.session().identity(), accounts, administrators), issued.session().csrf());
    }

    private static void check(SignInRequest request) {
        Check check = new Check().required("login", request.login()).required("password", request.password());
        if (request.realm() != null && !request.realm().isEmpty() && !request.realm().equals(ADMINISTRATORS)) {
            check.add(CommonError.INVALID_VALUE, "There is no such realm.", "realm");
        }
        check.done();
    }
}
