// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.contact.GroupCallService;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.contact.internal.GroupCallResource.GroupCallDto;

/** All numbers that ring groups; 30 section 9. */
@Component(service = GroupCallsResource.class)
@RestResource
@Path("group-calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public final class GroupCallsResource {

    /** All groups that can have one. */
    record GroupCallsBody(@Schema(description = "Groups in the list.") long cnt, List<GroupCallDto> groupCalls) {}

    private final GroupCallService calls;

    @Activate
    public GroupCallsResource(@Reference GroupCallService calls) {
        this.calls = calls;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:read")
    @Operation(summary = "Lists the call numbers of all groups that can have one, by group.")
    public GroupCallsBody listGroupCalls() {
        List<GroupCallDto> all = calls.list().stream().map(GroupCallDto::of).toList();
        return new GroupCallsBody(all.size(), all);
    }
}
