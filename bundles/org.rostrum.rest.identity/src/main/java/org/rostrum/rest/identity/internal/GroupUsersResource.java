// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.group.GroupService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;

/** Who is in a group; contract 61 section 9. */
@Component(service = GroupUsersResource.class)
@RestResource
@Path("groups/{group_id}/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public final class GroupUsersResource {

    /** A page of users. */
    record GroupUsersBody(
            @Schema(description = "Users on all pages.") long cnt,
            List<UserObjectDto> users,
            @Schema(description = "Number of the next page; -1: this is the last.") int nextPageId) {}

    /** Whom to add. */
    @Schema(description = "A user to add.")
    record GroupUserRequest(@Schema(description = "Login or login@server.") @Nullable String userId) {}

    private final GroupService groups;
    private final AccountService accounts;
    private final UserViews views;

    @Activate
    public GroupUsersResource(@Reference GroupService groups, @Reference AccountService accounts, @Reference UserViews views) {
        this.groups = groups;
        this.accounts = accounts;
        this.views = views;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups.users:read")
    @Operation(summary = "Lists the users of a group by login; @no_group: those in no group.")
    @Refuses({"400 invalidValue", "404 groupNotFound"})
    public GroupUsersBody listGroupUsers(
            @Parameter(description = "ID of the group.") @PathParam("group_id") String id,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "1 to 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Context Caller caller) {
        Paging paging = Paging.of(page, pageSize);
        GroupService.Members members = groups.members(id, paging.offset(), paging.size());
        return new GroupUsersBody(members.total(), views.all(members.accounts(), caller), Orders.next(paging, members.total()));
    }

    @POST
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups.users:write")
    @Operation(summary = "Puts a user into a group; also if he is there.")
    @Refuses({"400 required", "404 groupNotFound", "404 userNotFound", "409 groupPredefined"})
    public void addGroupUser(
            @Parameter(description = "ID of the group.") @PathParam("group_id") String id,
            @RequiredFields("user_id") GroupUserRequest request, @Context Caller caller) {
        new Check().required("user_id", request.userId()).done();
        groups.add(id, UsersResource.existing(accounts, String.valueOf(request.userId())).key(), caller.identity().name());
    }

    @DELETE
    @Path("{user_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups.users:write")
    @Operation(summary = "Takes a user out of a group; also if he is not there.")
    @Refuses({"404 groupNotFound", "404 userNotFound", "409 groupPredefined"})
    public void removeGroupUser(
            @Parameter(description = "ID of the group.") @PathParam("group_id") String id,
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String user, @Context Caller caller) {
        groups.remove(id, UsersResource.existing(accounts, user).key(), caller.identity().name());
    }
}
