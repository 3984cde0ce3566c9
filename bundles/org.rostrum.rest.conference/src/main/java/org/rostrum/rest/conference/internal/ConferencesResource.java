// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.ConferenceService.Draft;
import org.rostrum.conference.ConferenceService.Filter;
import org.rostrum.conference.ConferenceService.Page;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.group.Right;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;

/** The list of stored conferences; contract 61 section 11. */
@Component(service = ConferencesResource.class)
@RestResource
@Path("conferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "conferences")
public final class ConferencesResource {

    /** Part of a list. */
    record ConferencesBody(@Schema(description = "How many there are on all pages.") int results, List<ConferenceDto> conferences) {}

    private final ConferenceService conferences;
    private final ConferenceViews views;

    @Activate
    public ConferencesResource(@Reference ConferenceService conferences, @Reference ConferenceViews views) {
        this.conferences = conferences;
        this.views = views;
    }

    @GET
    @Needs(value = Need.SIGNED_IN, permissions = "conferences:read")
    @Operation(summary = "Lists and searches the conferences that the caller sees; running ones first, then newest first.")
    @Refuses("400 invalidValue")
    public ConferencesBody listConferences(
            @Parameter(description = "Part of the topic.") @QueryParam("topic") @Nullable String topic,
            @Parameter(description = "Part of the topic or of the ID.") @QueryParam("topic_cid_contains") @Nullable String topicOrId,
            @Parameter(description = "Login or login@server.") @QueryParam("owner") @Nullable String owner,
            @Parameter(schema = @Schema(allowableValues = {Words.RUNNING, Words.STOPPED})) @QueryParam("state") @Nullable String state,
            @Parameter(schema = @Schema(allowableValues = {"private", "public"})) @QueryParam("access") @Nullable String access,
            @Parameter(schema = @Schema(allowableValues = {"PxP", "OxP", "S|L", "S|L Auto"})) @QueryParam("mode") @Nullable String mode,
            @Parameter(description = "Login or address of a listed person.") @QueryParam("invitation") @Nullable String invitation,
            @QueryParam("tag") @Nullable String tag,
            @Parameter(description = "Unix seconds; virtual rooms have no schedule and are left out.")
            @QueryParam("after") @Nullable Long after,
            @Parameter(description = "Unix seconds; virtual rooms have no schedule and are left out.")
            @QueryParam("before") @Nullable Long before,
            @QueryParam("registration_enabled") @Nullable Boolean registration,
            @Parameter(description = "Anything else: running ones first, then newest first.",
                    schema = @Schema(allowableValues = {"created_at", "topic", "id"}))
            @QueryParam("sort_field") @Nullable String sortField,
            @Parameter(description = "0 ascending, 1 descending.", schema = @Schema(type = "integer", allowableValues = {"0", "1"}))
            @QueryParam("sort_order") @Nullable Integer sortOrder,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Context Caller caller) {
        Paging paging = Paging.of(page, pageSize);
        Filter filter = new Filter(topic, topicOrId, owner, Words.running(state), Words.access(access), Words.mode(mode), invitation, tag);
        if (after != null || before != null || Boolean.TRUE.equals(registration)) {
            return new ConferencesBody(0, List.of());
        }
        Page found = Words.sort(sortField, sortOrder)
                .map(sort -> conferences.search(filter, sort, paging.offset(), paging.size(), caller.identity()))
                .orElseGet(() -> conferences.search(filter, paging.offset(), paging.size(), caller.identity()));
        return new ConferencesBody(found.total(), views.of(found.conferences(), caller));
    }

    @POST
    @Needs(value = Need.SIGNED_IN, permissions = "conferences:write", right = Right.CONFERENCE_CREATE)
    @Operation(summary = "Creates a conference.")
    @Refuses({"400 required", "400 notSupported", "400 modeNotSupported", "400 scheduleNotSupported", "400 ownerInvalid",
        "400 invalidCallString", "400 uniqueValueAlreadyInUse"})
    public ConferenceBody createConference(
            @RequiredFields({"topic", "owner", "mode"}) ConferenceRequest request, @Context Caller caller) {
        Draft draft = Drafts.creation(request, views.mostParticipants());
        return new ConferenceBody(views.of(conferences.create(draft, caller.identity()), caller));
    }
}
