// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.call.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.call.CallError;
import org.rostrum.call.CallHistory;
import org.rostrum.call.CallId;
import org.rostrum.call.CallService;
import org.rostrum.edge.RestResource;
import org.rostrum.conference.ConferenceService;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.Stages;

/** The own calls: history, what was missed, how one wants to be called (80/UCH, 30/HIS). Calling itself needs a signalling socket. */
@Component(service = MyCallsResource.class)
@RestResource
@Path("me/calls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "me")
public final class MyCallsResource {

    /** Missed calls since one looked last. */
    record UnseenBody(@Schema(description = "Missed calls since one looked last.") int unseen) {}

    /** How one wants to be called; null in a request: as before. */
    @Schema(description = "How one wants to be called.")
    record CallPreferencesDto(
            @Schema(description = "A second call rings while one talks.") @Nullable Boolean callWaiting,
            @Schema(description = "Sound and picture of calls always through the server.") @Nullable Boolean alwaysThroughServer) {

        static CallPreferencesDto of(CallHistory.Preferences preferences) {
            return new CallPreferencesDto(preferences.waiting(), preferences.serverOnly());
        }
    }

    /** Wrapped in its noun. */
    record CallPreferencesBody(CallPreferencesDto preferences) {}

    private final CallHistory history;
    private final CallService calls;
    private final AccountService accounts;
    private final ConferenceService conferences;
    private final VisibleFields fields;

    @Activate
    public MyCallsResource(@Reference CallHistory history, @Reference CallService calls, @Reference AccountService accounts,
            @Reference ConferenceService conferences, @Reference VisibleFields fields) {
        this.history = history;
        this.calls = calls;
        this.accounts = accounts;
        this.conferences = conferences;
        this.fields = fields;
    }

    @GET
    @Needs(Need.USER)
    @Operation(summary = "Lists the own calls and conferences, newest first.")
    @Refuses("400 invalidValue")
    public HistoryEntryDto.ListBody listMyCalls(
            @Parameter(description = "In name or address of the other, or topic.") @QueryParam("search") @Nullable String search,
            @Parameter(description = "incoming, outgoing, missed or conference; all if absent.") @QueryParam("type") @Nullable String type,
            @Parameter(description = "Unix seconds.") @QueryParam("date_from") @Nullable Long from,
            @Parameter(description = "Unix seconds, exclusive.") @QueryParam("date_to") @Nullable Long to,
            @Parameter(description = "0 ascending, 1 descending, 1 if absent.") @QueryParam("sort_order") @Nullable Integer order,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Context Caller caller) {
        Set<ProfileField> seen = fields.seenBy(Viewer.COLLEAGUE);
        return HistoryPages.page(history, accounts, conferences, caller.user().key(), seen,
                HistoryPages.filter(search, seen, type, from, to), order, Paging.of(page, pageSize));
    }

    @GET
    @Path("unseen")
    @Needs(Need.USER)
    @Operation(summary = "Counts the calls that one has missed since one looked last.")
    public UnseenBody countMyMissedCalls(@Context Caller caller) {
        return new UnseenBody(history.unseen(caller.user().key()));
    }

    @POST
    @Path("seen")
    @Needs(Need.USER)
    @Operation(summary = "Marks all missed calls as seen.")
    public void seeMyMissedCalls(@Context Caller caller) {
        history.see(caller.user().key());
    }

    @GET
    @Path("preferences")
    @Needs(Need.USER)
    @Operation(summary = "Tells how one wants to be called.")
    public CallPreferencesBody getMyCallPreferences(@Context Caller caller) {
        return new CallPreferencesBody(CallPreferencesDto.of(history.preferences(caller.user().key())));
    }

    @PATCH
    @Path("preferences")
    @Needs(Need.USER)
    @Operation(summary = "Sets how one wants to be called; what is absent stays.")
    public CallPreferencesBody changeMyCallPreferences(CallPreferencesDto wanted, @Context Caller caller) {
        return new CallPreferencesBody(
                CallPreferencesDto.of(history.prefer(caller.user().key(), wanted.callWaiting(), wanted.alwaysThroughServer())));
    }

    @POST
    @Path("{call_id}/reject")
    @Needs(Need.USER)
    @Operation(summary = "Refuses a call that rings, on all devices.")
    @Refuses({"404 callNotFound", "409 callOver"})
    public void rejectCall(@PathParam("call_id") String id, @Context Caller caller) {
        CallId call;
        try {
            call = new CallId(id);
        } catch (IllegalArgumentException e) {
            throw new RostrumException(CallError.CALL_NOT_FOUND, "There is no such call.", "call_id", e);
        }
        Stages.await(calls.reject(caller.user(), call));
    }
}
