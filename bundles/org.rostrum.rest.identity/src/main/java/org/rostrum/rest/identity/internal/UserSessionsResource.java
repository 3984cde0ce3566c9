// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.SignInService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.identity.internal.MySessionsResource.MySessionDto;
import org.rostrum.rest.identity.internal.MySessionsResource.MySessionsBody;

/** Where an account is signed in, and its sign-out from afar. */
@Component(service = UserSessionsResource.class)
@RestResource
@Path("users/{user_id}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class UserSessionsResource {

    private static final String USER = "Login or login@server.";

    private final AccountService accounts;
    private final SignInService signIns;

    @Activate
    public UserSessionsResource(@Reference AccountService accounts, @Reference SignInService signIns) {
        this.accounts = accounts;
        this.signIns = signIns;
    }

    @GET
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Lists where an account is signed in, newest first.")
    @Refuses("404 userNotFound")
    public MySessionsBody listUserSessions(@Parameter(description = USER) @PathParam("user_id") String user) {
        return new MySessionsBody(signIns.sessions(account(user)).stream().map(token -> MySessionDto.of(token, "")).toList());
    }

    @DELETE
    @Path("{session_id}")
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Signs an account out at one place; also when it has ended already.")
    @Refuses("404 userNotFound")
    public void endUserSession(
            @Parameter(description = USER) @PathParam("user_id") String user,
            @Parameter(description = "Public id of the session.") @PathParam("session_id") String session) {
        signIns.end(account(user), session);
    }

    @DELETE
    @Needs(Need.ADMINISTRATOR)
    @Operation(summary = "Signs an account out everywhere.")
    @Refuses("404 userNotFound")
    public void endUserSessions(@Parameter(description = USER) @PathParam("user_id") String user, @Context Caller caller) {
        signIns.endAll(account(user), caller.identity().name());
    }

    private AccountKey account(String user) {
        return accounts.resolve(user).map(Account::key)
                .orElseThrow(() -> new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such account.", "user_id"));
    }
}
