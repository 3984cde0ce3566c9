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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.ConferenceService.Filter;
import org.rostrum.conference.ConferenceService.Page;
import org.rostrum.conference.Participant;
import org.rostrum.conference.SessionDirectory;
import org.rostrum.conference.SessionView;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Identity;
import org.rostrum.media.leg.LegPath;
import org.rostrum.media.stats.ParticipantStats;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;

/** Running sessions of the conferences that the caller sees; contract 61 sections 10.3 and 11.4. */
@Component(service = SessionsResource.class)
@RestResource
@Path("conference-sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sessions")
public final class SessionsResource {

    /** Wrapped in its noun. */
    record SessionBody(SessionDto session) {}

    private static final Filter RUNNING = new Filter(null, null, null, true, null, null, null, null);

    /** A session and what it is a run of. */
    private record Run(SessionView session, Conference conference) {}

    private final ConferenceService conferences;
    private final SessionDirectory sessions;
    private final ConferenceViews views;
    private final LiveMedia media;
    private final Clock clock;

    @Activate
    public SessionsResource(
            @Reference ConferenceService conferences, @Reference SessionDirectory sessions, @Reference ConferenceViews views,
            @Reference LiveMedia media) {
        this(conferences, sessions, views, media, Clock.systemUTC());
    }

    SessionsResource(ConferenceService conferences, SessionDirectory sessions, ConferenceViews views, LiveMedia media, Clock clock) {
        this.conferences = conferences;
        this.sessions = sessions;
        this.views = views;
        this.media = media;
        this.clock = clock;
    }

    @GET
    @Needs(value = Need.SIGNED_IN, permissions = "conferences.sessions:read")
    @Operation(summary = "Lists the running sessions of the conferences that the caller sees.")
    @Refuses("400 invalidValue")
    public SessionsBody listSessions(
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Context Caller caller) {
        Paging paging = Paging.of(page, pageSize);
        Page found = conferences.search(RUNNING, paging.offset(), paging.size(), caller.identity());
        return new SessionsBody(found.total(), found.conferences().stream().map(this::dto).filter(Objects::nonNull).toList());
    }

    @GET
    @Path("{session_id}")
    @Needs(value = Need.SIGNED_IN, permissions = "conferences.sessions:read")
    @Operation(summary = "Reads a running session.")
    @Refuses("404 sessionNotFound")
    public SessionBody getSession(@PathParam("session_id") String id, @Context Caller caller) {
        Run run = run(id, caller.identity());
        return new SessionBody(SessionDto.of(run.session, run.conference, views.wire(run.session)));
    }

    @GET
    @Path("{session_id}/participants")
    @Needs(value = Need.SIGNED_IN, permissions = "conferences.sessions.participants:read")
    @Operation(summary = "Lists the people of a running session, in the order of joining.")
    @Refuses({"400 invalidValue", "404 sessionNotFound"})
    public ParticipantsBody listSessionParticipants(
            @PathParam("session_id") String id,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Context Caller caller) {
        Paging paging = Paging.of(page, pageSize);
        return ParticipantsBody.of(
                Optional.of(run(id, caller.identity()).session), views.sight(caller), null, null, null, paging, clock.instant());
    }

    @GET
    @Path("{session_id}/media")
    @Needs(value = Need.AUDITOR, permissions = "conferences.sessions.participants:read")
    @Operation(summary = "Tells how good the connections of a running session's people are, in the order of coming.")
    @Refuses({"404 sessionNotFound", "503 mediaUnavailable"})
    public MediaDto.ListBody listSessionMedia(@PathParam("session_id") String id, @Context Caller caller) {
        SessionView session = run(id, caller.identity()).session;
        List<MediaDto> list = media.read(session.id()).stream()
                .flatMap(stats -> participant(session, stats.participant().value()).stream()
                        .map(participant -> MediaDto.of(stats, participant.displayName())))
                .toList();
        return new MediaDto.ListBody(list.size(), list);
    }

    @GET
    @Path("{session_id}/participants/{app_id}/media")
    @Needs(value = Need.AUDITOR, permissions = "conferences.sessions.participants:read")
    @Operation(summary = "Tells how good the connection of one participant is, with each stream.")
    @Refuses({"404 participantNotFound", "404 sessionNotFound", "503 mediaUnavailable"})
    public MediaDto.Body getParticipantMedia(
            @PathParam("session_id") String id,
            @Parameter(description = "ID within the session.") @PathParam("app_id") String appId,
            @Context Caller caller) {
        SessionView session = run(id, caller.identity()).session;
        Participant participant = participant(session, appId).orElseThrow(() -> new RostrumException(
                ConferenceError.PARTICIPANT_NOT_FOUND, "There is no such participant.", "app_id"));
        ParticipantStats stats = media.read(session.id()).stream()
                .filter(each -> each.participant().equals(participant.id()))
                .findFirst()
                .orElseGet(() -> new ParticipantStats(participant.id(), LegPath.UNKNOWN.kind(), null, -1, Long.MAX_VALUE, List.of()));
        return new MediaDto.Body(MediaDto.of(stats, participant.displayName()), stats.streams().stream().map(MediaDto.StreamDto::of).toList());
    }

    private static Optional<Participant> participant(SessionView session, String id) {
        return session.participants().stream().filter(participant -> participant.id().value().equals(id)).findFirst();
    }

    private @Nullable SessionDto dto(Conference conference) {
        return views.running(conference.id()).map(run -> SessionDto.of(run, conference, views.wire(run))).orElse(null);
    }

    private Run run(String text, Identity by) {
        SessionView session = SessionPaths.id(text).flatMap(this::running).orElse(null);
        if (session == null) {
            throw notFound();
        }
        try {
            return new Run(session, conferences.get(session.conference(), by));
        } catch (RostrumException e) {
            // who may not see the conference learns nothing about its sessions either
            throw e.error() == ConferenceError.CONFERENCE_NOT_FOUND ? notFound() : e;
        }
    }

    private Optional<SessionView> running(SessionId id) {
        return sessions.running().stream().filter(session -> session.id().equals(id)).findFirst();
    }

    private static RostrumException notFound() {
        return new RostrumException(ConferenceError.SESSION_NOT_FOUND, "No such session is running.", "session_id");
    }
}
