// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.AvatarService;
import org.rostrum.identity.IdentityError;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** Pictures of users; contract 61 section 8.2. */
@Component(service = AvatarResource.class)
@RestResource
@Path("users/{user_id}/avatar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public final class AvatarResource {

    private final AccountService accounts;
    private final AvatarService avatars;
    private final UserViews views;

    @Activate
    public AvatarResource(@Reference AccountService accounts, @Reference AvatarService avatars, @Reference UserViews views) {
        this.accounts = accounts;
        this.avatars = avatars;
        this.views = views;
    }

    @GET
    @Produces("image/png")
    @Needs(value = Need.SIGNED_IN, permissions = "users.avatar:read")
    @Operation(summary = "Reads the picture of a user, at most 512 by 512.")
    @Refuses({"404 userNotFound", "404 avatarNotFound"})
    public byte[] getAvatar(@Parameter(description = "Login or login@server.") @PathParam("user_id") String id) {
        Account account = UsersResource.existing(accounts, id);
        return avatars.find(account.key()).orElseThrow(
                () -> new RostrumException(IdentityError.AVATAR_NOT_FOUND, "This user has no picture.", "user_id"));
    }

    @POST
    @Needs(value = Need.ADMINISTRATOR, permissions = "users.avatar:write")
    @Operation(summary = "Sets the picture of a user: PNG or JPEG of at most 10 MiB, as the part image of a form or as the body.")
    @Refuses({"400 avatarInvalid", "400 required", "404 userNotFound", "413 tooLarge"})
    public UsersResource.UserBody setAvatar(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String id,
            @Context HttpServletRequest http, @Context Caller caller) {
        Account account = UsersResource.existing(accounts, id);
        avatars.set(account.key(), Pictures.sent(http), caller.identity().name());
        return new UsersResource.UserBody(views.one(UsersResource.existing(accounts, id), caller));
    }

    @DELETE
    @Needs(value = Need.ADMINISTRATOR, permissions = "users.avatar:write")
    @Operation(summary = "Removes the picture of a user; also when there is none.")
    @Refuses("404 userNotFound")
    public void deleteAvatar(@Parameter(description = "Login or login@server.") @PathParam("user_id") String id, @Context Caller caller) {
        avatars.remove(UsersResource.existing(accounts, id).key(), caller.identity().name());
    }
}
