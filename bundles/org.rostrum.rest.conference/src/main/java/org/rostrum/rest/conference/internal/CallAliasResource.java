// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** The other address of the joins of a call that a client of v4.1 uses; contract 61 section 14. */
@Component(service = CallAliasResource.class)
@RestResource
@Path("logs/conferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "logs")
public final class CallAliasResource {

    private final CallsResource calls;

    @Activate
    public CallAliasResource(@Reference CallsResource calls) {
        this.calls = calls;
    }

    @GET
    @Path("{session_id}/participants")
    @Needs(value = Need.AUDITOR, permissions = "logs.calls.participants:read")
    @Operation(summary = "The same as /logs/calls/{session_id}/participants.")
    @Refuses({"400 invalidValue", "404 sessionNotFound"})
    public CallParticipantDto.ListBody listLoggedConferenceParticipants(
            @PathParam("session_id") String id,
            @Parameter(description = "Only this person: account ID, or the name of a guest.") @QueryParam("call_id") @Nullable String callId,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize) {
        return calls.listCallParticipants(id, callId, page, pageSize);
    }
}
