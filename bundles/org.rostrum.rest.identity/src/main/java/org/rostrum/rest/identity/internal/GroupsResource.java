// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.group.Bandwidth;
import org.rostrum.identity.group.GroupService;
import org.rostrum.identity.group.Right;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;

/** Groups and their rights; contract 61 section 9, 30 section 7. */
@Component(service = GroupsResource.class)
@RestResource
@Path("groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public final class GroupsResource {

    /** Wrapped in its noun. */
    record GroupBody(UserGroupDto group) {}

    /** All groups: there are few. */
    record GroupsBody(@Schema(description = "Groups in the list.") long cnt, List<UserGroupDto> groups) {}

    /** A name and rights. */
    @Schema(description = "A group. What is absent stays; a new group without rights gets those that users without group have.")
    record GroupRequest(
            @Schema(description = "Unique, upper and lower case alike.") @Nullable String displayName,
            @Schema(description = "All rights that it grants.") @Nullable List<String> rights,
            @Schema(description = "kbit/s that applications of its users may receive, 32 to 10000000; 0: not limited.")
            @Nullable Integer inboundLimitKbps,
            @Schema(description = "kbit/s that applications of its users may send, 32 to 10000000; 0: not limited.")
            @Nullable Integer outboundLimitKbps) {

        /** {@code before} with what this gives. */
        Bandwidth limits(Bandwidth before) {
            return new Bandwidth(UserGroupDto.limit(inboundLimitKbps, before.inboundKbps()),
                    UserGroupDto.limit(outboundLimitKbps, before.outboundKbps()));
        }
    }

    private final GroupService groups;

    @Activate
    public GroupsResource(@Reference GroupService groups) {
        this.groups = groups;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:read")
    @Operation(summary = "Lists the groups: predefined ones first, the others by ID.")
    public GroupsBody listGroups() {
        List<UserGroupDto> all = groups.list().stream().map(UserGroupDto::of).toList();
        return new GroupsBody(all.size(), all);
    }

    @POST
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:write")
    @Operation(summary = "Makes a group of nobody yet.")
    @Refuses({"400 required", "400 groupNameInvalid", "400 uniqueValueAlreadyInUse", "400 bandwidthInvalid"})
    public GroupBody createGroup(@RequiredFields("display_name") GroupRequest request, @Context Caller caller) {
        new Check().required("display_name", request.displayName()).done();
        return new GroupBody(UserGroupDto.of(groups.create(String.valueOf(request.displayName()), rights(request),
                request.limits(Bandwidth.UNLIMITED), caller.identity().name())));
    }

    @GET
    @Path("{group_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:read")
    @Operation(summary = "Reads a group.")
    @Refuses("404 groupNotFound")
    public GroupBody getGroup(@Parameter(description = "ID of the group.") @PathParam("group_id") String id) {
        return new GroupBody(UserGroupDto.of(groups.find(id)));
    }

    @PATCH
    @Path("{group_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:write")
    @Operation(summary = "Changes name, rights or limits; rights count at once for everybody in it.")
    @Refuses({"400 groupNameInvalid", "400 uniqueValueAlreadyInUse", "400 rightLocked", "400 bandwidthInvalid", "404 groupNotFound",
        "409 groupPredefined"})
    public GroupBody changeGroup(
            @Parameter(description = "ID of the group.") @PathParam("group_id") String id, GroupRequest request, @Context Caller caller) {
        return new GroupBody(UserGroupDto.of(
                groups.change(id, request.displayName(), rights(request), request::limits, caller.identity().name())));
    }

    private static @Nullable Set<Right> rights(GroupRequest request) {
        return request.rights() == null ? null : UserGroupDto.rights(request.rights());
    }

    @DELETE
    @Path("{group_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:write")
    @Operation(summary = "Deletes a group; its users keep their accounts.")
    @Refuses({"404 groupNotFound", "409 groupPredefined"})
    public void deleteGroup(
            @Parameter(description = "ID of the group.") @PathParam("group_id") String id, @Context Caller caller) {
        groups.delete(id, caller.identity().name());
    }
}
