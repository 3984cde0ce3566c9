// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AvatarService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** The own picture (80/UPS-2); it is read at {@code /users/{user_id}/avatar}. */
@Component(service = MyAvatarResource.class)
@RestResource
@Path("me/avatar")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public final class MyAvatarResource {

    private final AvatarService avatars;

    @Activate
    public MyAvatarResource(@Reference AvatarService avatars) {
        this.avatars = avatars;
    }

    @POST
    @Needs(Need.USER)
    @Operation(summary = "Sets the own picture: PNG or JPEG of at most 10 MiB, as the part image of a form or as the body.")
    @Refuses({"400 avatarInvalid", "400 required", "404 userNotFound", "413 tooLarge"})
    public void setMyAvatar(@Context HttpServletRequest http, @Context Caller caller) {
        avatars.set(caller.user().key(), Pictures.sent(http), caller.identity().name());
    }

    @DELETE
    @Needs(Need.USER)
    @Operation(summary = "Removes the own picture; also when there is none.")
    @Refuses("404 userNotFound")
    public void deleteMyAvatar(@Context Caller caller) {
        avatars.remove(caller.user().key(), caller.identity().name());
    }
}
