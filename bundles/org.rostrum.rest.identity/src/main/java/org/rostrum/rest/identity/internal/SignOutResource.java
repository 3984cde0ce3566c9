// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.SignInService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;

/** Ends a session. */
@Component(service = SignOutResource.class)
@RestResource
@Path("sign-out")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public final class SignOutResource {

    private final SignInService signIns;

    @Activate
    public SignOutResource(@Reference SignInService signIns) {
        this.signIns = signIns;
    }

    @POST
    @Needs(Need.ANYBODY)
    @Operation(summary = "Ends the session of the cookie or token, and clears the cookies if it was theirs; repeatable.")
    public void signOut(@Context Caller caller, @Context HttpServletRequest http, @Context HttpServletResponse answer) {
        String token = caller.token();
        if (token != null && caller.session() != null) {
            signIns.signOut(token);
        }
        if (token == null || token.equals(BrowserCookies.session(http))) {
            BrowserCookies.signOut(answer);
        }
    }
}
