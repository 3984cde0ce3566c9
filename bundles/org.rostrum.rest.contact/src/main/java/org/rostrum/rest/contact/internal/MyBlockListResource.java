// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.identity.contact.BlockListService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;
import org.rostrum.rest.contact.internal.ContactBodies.ContactRef;

/** Whom the user does not want to hear of (90 section 7.6, 00/R-76). */
@Component(service = MyBlockListResource.class)
@RestResource
@Path("me/blocked")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contacts")
public final class MyBlockListResource {

    /** One who is blocked. */
    @Schema(description = "One who is blocked.")
    record BlockedDto(
            @Schema(description = "Login of a user of this server, or what stands for it where IDs are hidden; else the call string.") String id,
            @Schema(description = "login@server of a user of this server, empty where IDs are hidden; else the call string.") String uid,
            String displayName,
            @Schema(description = "Whether it is a user of this server.") boolean isUser) {

        static BlockedDto of(BlockListService.Blocked blocked, Set<ProfileField> seen) {
            Account account = blocked.account();
            return account == null
                    ? new BlockedDto(blocked.id(), blocked.id(), blocked.displayName(), false)
                    : new BlockedDto(account.idFor(seen).login(), seen.contains(ProfileField.ID) ? account.id().toString() : "",
                            blocked.displayName(), true);
        }
    }

    /** All: there are at most 1000. */
    record BlockListBody(@Schema(description = "Entries in the list.") long cnt, List<BlockedDto> list) {}

    /** Wrapped in its noun. */
    record BlockedBody(BlockedDto blocked) {}

    private final BlockListService blocks;
    private final VisibleFields visible;

    @Activate
    public MyBlockListResource(@Reference BlockListService blocks, @Reference VisibleFields visible) {
        this.blocks = blocks;
        this.visible = visible;
    }

    @GET
    @Needs(Need.USER)
    @Operation(summary = "Lists whom the user has blocked, by name.")
    public BlockListBody listMyBlocked(@Context Caller caller) {
        List<BlockedDto> all = blocks.of(caller.user().key()).stream()
                .map(blocked -> BlockedDto.of(blocked, visible.seenBy(Viewer.COLLEAGUE)))
                .toList();
        return new BlockListBody(all.size(), all);
    }

    @POST
    @Needs(Need.USER)
    @Operation(summary = "Blocks somebody: he cannot call, and sees the user offline. Contacts stay; also if he is blocked.")
    @Refuses({"400 required", "400 invalidCallString", "400 ownAccount", "404 userNotFound", "409 blockListFull"})
    public BlockedBody block(@RequiredFields("contact_id") ContactRef request, @Context Caller caller) {
        new Check().required("contact_id", request.contactId()).done();
        return new BlockedBody(BlockedDto.of(
                blocks.block(caller.user().key(), String.valueOf(request.contactId())), visible.seenBy(Viewer.COLLEAGUE)));
    }

    @DELETE
    @Path("{contact_id}")
    @Needs(Need.USER)
    @Operation(summary = "Takes somebody off the list; also if he is not on it.")
    @Refuses("400 invalidCallString")
    public void unblock(
            @Parameter(description = "Call string, or ~ and its URL-safe Base64.") @PathParam("contact_id") String id, @Context Caller caller) {
        blocks.unblock(caller.user().key(), ContactIds.callString(id));
    }
}
