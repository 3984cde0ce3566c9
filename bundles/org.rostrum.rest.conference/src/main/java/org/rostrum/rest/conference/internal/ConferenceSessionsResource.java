// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceService;
import org.rostrum.edge.RestResource;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** The sessions of one conference: the running one, until finished ones are kept in reports. */
@Component(service = ConferenceSessionsResource.class)
@RestResource
@Path("conferences/{conference_id}/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions")
public final class ConferenceSessionsResource {

    private final ConferenceService conferences;
    private final ConferenceViews views;

    @Activate
    public ConferenceSessionsResource(@Reference ConferenceService conferences, @Reference ConferenceViews views) {
        this.conferences = conferences;
        this.views = views;
    }

    @GET
    @Needs(value = Need.SIGNED_IN, permissions = "conferences.sessions:read")
    @Operation(summary = "Lists the sessions of a conference: the running one, or none.")
    @Refuses("404 conferenceNotFound")
    public SessionsBody listConferenceSessions(@PathParam("conference_id") String id, @Context Caller caller) {
        Conference conference = conferences.get(ConferenceViews.id(id), caller.identity());
        List<SessionDto> running = views.running(conference.id()).stream()
                .map(session -> SessionDto.of(session, conference, views.wire(session)))
                .toList();
        return new SessionsBody(running.size(), running);
    }
}
