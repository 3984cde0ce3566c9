// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.contact.GroupCallService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** Numbers that ring a group; 30 section 9. */
@Component(service = GroupCallResource.class)
@RestResource
@Path("groups/{group_id}/call")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public final class GroupCallResource {

    /** The setting of a group. */
    @Schema(description = "The call number of a group.")
    record GroupCallDto(String groupId, String groupName, boolean enabled, @Schema(description = "What is dialled.") String callId) {

        static GroupCallDto of(GroupCallService.GroupCall call) {
            return new GroupCallDto(call.group(), call.groupName(), call.enabled(), call.number());
        }
    }

    /** Wrapped in its noun. */
    record GroupCallBody(GroupCallDto groupCall) {}

    /** What to change. */
    @Schema(description = "What is absent stays.")
    record GroupCallRequest(
            @Nullable Boolean enabled,
            @Schema(description = "Letters of one script, digits, - and _, 1 to 32; no login, alias or number of another group.")
                    @Nullable String callId) {}

    private final GroupCallService calls;

    @Activate
    public GroupCallResource(@Reference GroupCallService calls) {
        this.calls = calls;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:read")
    @Operation(summary = "The call number of a group.")
    @Refuses({"404 groupNotFound", "409 groupPredefined"})
    public GroupCallBody getGroupCall(@Parameter(description = "ID of the group.") @PathParam("group_id") String group) {
        return new GroupCallBody(GroupCallDto.of(calls.of(group)));
    }

    @PATCH
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:write")
    @Operation(summary = "Switches the call of a group on or off, or sets its number; counts at once.")
    @Refuses({"400 groupCallIdInvalid", "400 uniqueValueAlreadyInUse", "404 groupNotFound", "409 groupPredefined"})
    public GroupCallBody changeGroupCall(
            @Parameter(description = "ID of the group.") @PathParam("group_id") String group, GroupCallRequest request,
            @Context Caller caller) {
        return new GroupCallBody(GroupCallDto.of(calls.change(group, request.enabled(), request.callId(), caller.identity().name())));
    }
}
