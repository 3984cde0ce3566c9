// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.LimitService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.identity.internal.UserLimitsResource.LimitsDto;
import org.rostrum.rest.identity.internal.UserLimitsResource.LimitsRequest;

/** Bandwidth limits of groups (30/BW-2). */
@Component(service = GroupLimitsResource.class)
@RestResource
@Path("groups/{group_id}/limits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public final class GroupLimitsResource {

    private static final String GROUP = "ID of the group.";

    /** Those of a group. */
    record GroupLimitsBody(LimitsDto limits) {}

    private final LimitService limits;

    @Activate
    public GroupLimitsResource(@Reference LimitService limits) {
        this.limits = limits;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:read")
    @Operation(summary = "Bandwidth limits of a group.")
    @Refuses("404 groupNotFound")
    public GroupLimitsBody getGroupLimits(@Parameter(description = GROUP) @PathParam("group_id") String id) {
        return new GroupLimitsBody(LimitsDto.of(limits.ofGroup(id)));
    }

    @PATCH
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:write")
    @Operation(summary = "Sets the bandwidth limits of a group; they hold at once for its users without limits of their own.")
    @Refuses({"400 invalidValue", "404 groupNotFound"})
    public GroupLimitsBody setGroupLimits(
            @Parameter(description = GROUP) @PathParam("group_id") String id, LimitsRequest request, @Context Caller caller) {
        limits.setGroup(id, request.limits(), caller.identity().name());
        return new GroupLimitsBody(LimitsDto.of(limits.ofGroup(id)));
    }
}
