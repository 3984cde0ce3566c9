// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Identity;
import org.rostrum.identity.SignInService;
import org.rostrum.identity.SignInService.IssuedToken;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** Gives somebody without account an identity that is bound to the browser (40/GI-1…GI-3, 80/UCP-6). */
@Component(service = GuestsResource.class)
@RestResource
@Path("guests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "guests")
public final class GuestsResource {

    /** What a guest says about himself. */
    @Schema(description = "What a guest says about himself.")
    record GuestRequest(@Schema(requiredMode = RequiredMode.REQUIRED, maxLength = 240) @Nullable String displayName) {}

    /** Wrapped in its noun. */
    record GuestBody(GuestDto guest) {}

    /** A guest. */
    @Schema(description = "A guest.")
    record GuestDto(@Schema(description = "The same for this browser under every name.") String id, String displayName) {}

    private final SignInService signIns;

    @Activate
    public GuestsResource(@Reference SignInService signIns) {
        this.signIns = signIns;
    }

    @POST
    @Needs(Need.NOBODY)
    @Operation(summary = "Makes this browser a guest, or renames the guest that it is: sets the cookie rostrum_guest.")
    @Refuses({"400 displayNameInvalid", "429 tooManyRequests", "503 storeUnavailable"})
    public GuestBody createGuest(
            GuestRequest request, @Context Caller caller, @Context HttpServletRequest http, @Context HttpServletResponse answer) {
        String name = request.displayName() == null ? "" : request.displayName();
        IssuedToken issued = signIns.guest(BrowserCookies.guest(http), name, caller.client());
        if (!(issued.session().identity() instanceof Identity.Guest guest)) {
            throw new IllegalStateException("a guest token for " + issued.session().identity().name());
        }
        BrowserCookies.guest(answer, issued.token());
        return new GuestBody(new GuestDto(guest.id().wire(), guest.displayName()));
    }
}
