// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.Operation;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionView;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Identity;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.Stages;

/** One stored conference, and starting and stopping it; contract 61 section 11.4. */
@Component(service = ConferenceResource.class)
@RestResource
@Path("conferences/{conference_id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "conferences")
public final class ConferenceResource {

    /** What run and stop answer. */
    @Schema(description = "Whether it runs now.")
    record StateBody(
            @Schema(allowableValues = {Words.RUNNING, Words.STOPPED}) String state,
            @Schema(description = "Empty while stopped.") String sessionId) {}

    private final ConferenceService conferences;
    private final SessionDirectory sessions;
    private final ConferenceViews views;

    @Activate
    public ConferenceResource(
            @Reference ConferenceService conferences, @Reference SessionDirectory sessions, @Reference ConferenceViews views) {
        this.conferences = conferences;
        this.sessions = sessions;
        this.views = views;
    }

    @GET
    @Needs(value = Need.SIGNED_IN, permissions = "conferences:read")
    @Operation(summary = "Reads a conference.")
    @Refuses("404 conferenceNotFound")
    public ConferenceBody getConference(@PathParam("conference_id") String id, @Context Caller caller) {
        return new ConferenceBody(views.of(conferences.get(ConferenceViews.id(id), caller.identity()), caller));
    }

    @PATCH
    @Needs(value = Need.SIGNED_IN, permissions = "conferences:write")
    @Operation(summary = "Changes the given fields of a conference; while it runs only the description.")
    @Refuses({"400 required", "400 notSupported", "400 modeNotSupported", "400 scheduleNotSupported", "400 ownerInvalid",
        "400 invalidCallString", "404 conferenceNotFound", "409 conferenceRunning"})
    public ConferenceBody changeConference(
            @PathParam("conference_id") String id, ConferenceRequest request, @Context Caller caller) {
        Identity by = caller.identity();
        Conference stored = conferences.get(ConferenceViews.id(id), by);
        Conference changed = conferences.change(stored.id(), Drafts.change(request, views.of(stored, caller)), by);
        return new ConferenceBody(views.of(changed, caller));
    }

    @DELETE
    @Needs(value = Need.SIGNED_IN, permissions = "conferences:write")
    @Operation(summary = "Deletes a conference that does not run.")
    @Refuses({"404 conferenceNotFound", "409 conferenceRunning"})
    public void deleteConference(@PathParam("conference_id") String id, @Context Caller caller) {
        conferences.delete(ConferenceViews.id(id), caller.identity());
    }

    @POST
    @Path("run")
    @Needs(value = Need.SIGNED_IN, permissions = "conferences:write")
    @Operation(summary = "Starts a conference; also when it runs already.")
    @Refuses({"404 conferenceNotFound", "503 timeout"})
    public StateBody runConference(@PathParam("conference_id") String id, @Context Caller caller) {
        SessionView session = Stages.await(sessions.run(ConferenceViews.id(id), caller.identity()));
        return new StateBody(Words.RUNNING, views.wire(session));
    }

    @POST
    @Path("stop")
    @Needs(value = Need.SIGNED_IN, permissions = "conferences:write")
    @Operation(summary = "Ends a conference for everybody; also when it does not run.")
    @Refuses({"404 conferenceNotFound", "503 timeout"})
    public StateBody stopConference(@PathParam("conference_id") String id, @Context Caller caller) {
        Stages.await(sessions.stop(ConferenceViews.id(id), caller.identity()));
        return new StateBody(Words.STOPPED, "");
    }
}
