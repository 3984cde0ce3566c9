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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.history.JoinSample;
import org.rostrum.conference.history.PastInvite;
import org.rostrum.conference.history.PastSession;
import org.rostrum.conference.history.SessionHistory;
import org.rostrum.conference.history.SessionHistory.Page;
import org.rostrum.conference.history.SessionHistory.Query;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.SiteSettings;

/** Call history; contract 61 section 14, 60/HI-1, 60/HS-3. */
@Component(service = CallsResource.class)
@RestResource
@Path("logs/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "logs")
public final class CallsResource {

    private static final int LEAST_STEP = 5;
    private static final int MOST_STEP = 3_600;
    private static final int PARTICIPANT_ID = 32;

    private final SessionHistory history;
    private final AccountService accounts;
    private final SiteSettings settings;
    private final Clock clock;

    @Activate
    public CallsResource(@Reference SessionHistory history, @Reference AccountService accounts, @Reference SiteSettings settings) {
        this(history, accounts, settings, Clock.systemUTC());
    }

    CallsResource(SessionHistory history, AccountService accounts, SiteSettings settings, Clock clock) {
        this.history = history;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    @GET
    @Needs(value = Need.AUDITOR, permissions = "logs.calls:read")
    @Operation(summary = "Lists calls; running ones first, then the latest end first, unless asked for otherwise.")
    @Refuses("400 invalidValue")
    public CallDto.ListBody listCalls(
            @Parameter(description = "Only those of this conference.") @QueryParam("named_conf_id") @Nullable String conference,
            @Parameter(description = "Begun then or later; unix seconds.") @QueryParam("date_from") @Nullable Long from,
            @Parameter(description = "Begun before; unix seconds.") @QueryParam("date_to") @Nullable Long until,
            @Parameter(description = "end_time, start_time or topic; end_time if absent.") @QueryParam("sort_field") @Nullable String field,
            @Parameter(description = "0 ascending, 1 descending, 1 if absent.") @QueryParam("sort_order") @Nullable Integer order,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize) {
        Paging paging = Paging.of(page, pageSize);
        Optional<ConferenceId> id = conference == null || conference.isEmpty() ? Optional.empty() : ConferenceId.tryParse(conference);
        if (conference != null && !conference.isEmpty() && id.isEmpty()) {
            return new CallDto.ListBody(0, List.of());
        }
        Page<PastSession> found = history.sessions(new Query(id.orElse(null), CallOrders.time(from, "date_from"), CallOrders.time(until, "date_to"),
                CallOrders.field(field), CallOrders.descending(order), paging.offset(), paging.size()));
        return new CallDto.ListBody(found.total(), dtos(found.list()));
    }

    @GET
    @Path("{session_id}")
    @Needs(value = Need.AUDITOR, permissions = "logs.calls:read")
    @Operation(summary = "Reads a call of the history.")
    @Refuses("404 sessionNotFound")
    public CallDto getCall(@PathParam("session_id") String id) {
        return dtos(List.of(session(id))).get(0);
    }

    @GET
    @Path("{session_id}/participants")
    @Needs(value = Need.AUDITOR, permissions = "logs.calls.participants:read")
    @Operation(summary = "Lists the joins of a call, in their order, with figures of their connections.")
    @Refuses({"400 invalidValue", "404 sessionNotFound"})
    public CallParticipantDto.ListBody listCallParticipants(
            @PathParam("session_id") String id,
            @Parameter(description = "Only this person: account ID, or the name of a guest.") @QueryParam("call_id") @Nullable String callId,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize) {
        Paging paging = Paging.of(page, pageSize);
        PastSession session = session(id);
        var found = history.joins(session.id(), callId == null || callId.isEmpty() ? null : logged(callId), paging.offset(), paging.size());
        return new CallParticipantDto.ListBody(
                found.total(), found.list().stream().map(join -> CallParticipantDto.of(join, clock.instant())).toList());
    }

    /** As the log names a person: an account by its whole ID, whichever way it was typed (61 section 3, 00/R-24); others as they are. */
    private String logged(String callId) {
        return accounts.resolve(callId).map(account -> account.id().toString()).orElse(callId);
    }

    @GET
    @Path("{session_id}/participants/{participant_id}/samples")
    @Needs(value = Need.AUDITOR, permissions = "logs.calls.participants:read")
    @Operation(summary = "Reads the course of the connection of a join, in order; samples of five seconds are kept for some days.")
    @Refuses({"400 invalidValue", "404 sessionNotFound"})
    public CallSampleDto.ListBody listCallSamples(
            @PathParam("session_id") String id,
            @Parameter(description = "Of one join: participant_id of the list of participants.") @PathParam("participant_id") String participant,
            @Parameter(description = "Seconds that are put together, 5 to 3600, 5 if absent: means, and the worst level.")
            @QueryParam("step") @Nullable Integer step,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize) {
        Paging paging = Paging.of(page, pageSize);
        int seconds = step == null ? LEAST_STEP : step;
        if (seconds < LEAST_STEP || seconds > MOST_STEP) {
            throw new RostrumException(CommonError.INVALID_VALUE, "step is 5 to 3600 seconds.", "step");
        }
        PastSession session = session(id);
        // no other length is an ID, and where there is no such join there are no samples
        List<JoinSample> samples = participant.isEmpty() || participant.length() > PARTICIPANT_ID ? List.of()
                : history.samples(session.id(), new ParticipantId(participant), Duration.ofSeconds(seconds));
        return new CallSampleDto.ListBody(samples.size(),
                samples.stream().skip(paging.offset()).limit(paging.size()).map(CallSampleDto::of).toList());
    }

    @GET
    @Path("{session_id}/invites")
    @Needs(value = Need.AUDITOR, permissions = "logs.calls.invites:read")
    @Operation(summary = "Lists who was invited to a call.")
    @Refuses({"400 invalidValue", "404 sessionNotFound"})
    public CallInviteDto.ListBody listCallInvites(
            @PathParam("session_id") String id,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize) {
        Paging paging = Paging.of(page, pageSize);
        Page<PastInvite> found = history.invites(session(id).id(), paging.offset(), paging.size());
        String server = settings.get(ServerSettings.SERVER_NAME);
        return new CallInviteDto.ListBody(found.total(), found.list().stream().map(invite -> CallInviteDto.of(invite, server)).toList());
    }

    private PastSession session(String text) {
        return SessionPaths.id(text).flatMap(history::session).orElseThrow(() -> new RostrumException(
                ConferenceError.SESSION_NOT_FOUND, "There is no such call in the history.", "session_id"));
    }

    private List<CallDto> dtos(List<PastSession> sessions) {
        Map<AccountKey, Account> owners = accounts.find(sessions.stream().map(PastSession::owner).distinct().toList());
        String server = settings.get(ServerSettings.SERVER_NAME);
        return sessions.stream().map(session -> CallDto.of(session, server, owner(owners.get(session.owner())), clock.instant())).toList();
    }

    private static String owner(@Nullable Account account) {
        return account == null ? "" : account.id().toString();
    }
}
