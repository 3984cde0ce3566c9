// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
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
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountId;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.ConferenceService.Card;
import org.rostrum.conference.Invitation;
import org.rostrum.conference.Participant;
import org.rostrum.conference.SessionView;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;

/** What belongs to one conference: public card, people, owner, own roles; contract 61 section 11.4. */
@Component(service = ConferencePartsResource.class)
@RestResource
@Path("conferences/{conference_id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "conferences")
public final class ConferencePartsResource {

    /** Wrapped in its noun. */
    record CardBody(CardDto card) {}

    /** Public facts (80/UCP-2). */
    @Schema(description = "What everybody may see of a conference.")
    record CardDto(
            String id, String topic, String description, String ownerName,
            @Schema(allowableValues = {"private", "public"}) String access,
            @Schema(allowableValues = {"room", "scheduled", "instant"}) String launchType,
            @Schema(allowableValues = {Words.RUNNING, Words.STOPPED}) String state,
            @Schema(description = "Address of the conference page.") String url,
            JoinWaysDto join) {}

    /** Ways of joining. */
    @Schema(description = "Ways of joining.")
    record JoinWaysDto(boolean browser) {}

    /** Wrapped in its noun. */
    record OwnerBody(OwnerDto owner) {}

    /** The owner. */
    @Schema(description = "The owner of a conference.")
    record OwnerDto(
            @Schema(description = "Login, or what stands for it where IDs are hidden.") String id,
            @Schema(description = "The same with the server.") String uid,
            String displayName,
            @Schema(description = "Address of a picture.") @Nullable String avatar,
            boolean isActive,
            @Schema(description = "Presence: -2 not active, -1 unknown, 2 in a conference, 5 in a conference of his own.") int status) {}

    /** Wrapped in its noun. */
    record MyRolesBody(MyRolesDto conference) {}

    /** Roles of the caller. */
    @Schema(description = "Roles of the caller in a conference.")
    record MyRolesDto(boolean owner, boolean moderator, boolean operator, boolean participant) {}

    private final ConferenceService conferences;
    private final AccountService accounts;
    private final ConferenceViews views;
    private final Clock clock;

    @Activate
    public ConferencePartsResource(
            @Reference ConferenceService conferences, @Reference AccountService accounts, @Reference ConferenceViews views) {
        this(conferences, accounts, views, Clock.systemUTC());
    }

    ConferencePartsResource(ConferenceService conferences, AccountService accounts, ConferenceViews views, Clock clock) {
        this.conferences = conferences;
        this.accounts = accounts;
        this.views = views;
        this.clock = clock;
    }

    @GET
    @Path("card")
    @Needs(Need.NOBODY)
    @Operation(summary = "What everybody may see of a conference.")
    @Refuses({"404 conferenceNotFound", "503 storeUnavailable"})
    public CardBody getConferenceCard(@PathParam("conference_id") String id, @Context Caller caller) {
        Card card = conferences.card(ConferenceViews.id(id)).orElseThrow(ConferenceViews::notFound);
        return new CardBody(new CardDto(card.id().value(), card.topic(), card.description(), card.ownerName(),
                Words.of(card.access()), card.launchType().name().toLowerCase(Locale.ROOT), Words.state(card.running()),
                views.url(card.id(), caller), new JoinWaysDto(true)));
    }

    @GET
    @Path("participants")
    @Needs(value = Need.SIGNED_IN, permissions = "conferences.participants:read")
    @Operation(summary = "Lists the people of the running session, in the order of joining; nobody while it does not run.")
    @Refuses({"400 invalidValue", "404 conferenceNotFound"})
    public ParticipantsBody listParticipants(
            @PathParam("conference_id") String id,
            @Parameter(description = "true: those present; false: those whose seat is held while they are gone.")
            @QueryParam("is_in_conf") @Nullable Boolean inConference,
            @Parameter(description = "Part of the name.") @QueryParam("display_name") @Nullable String name,
            @Parameter(description = "Account ID or login.") @QueryParam("call_id") @Nullable String callId,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "At most 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Context Caller caller) {
        Paging paging = Paging.of(page, pageSize);
        Conference conference = conferences.get(ConferenceViews.id(id), caller.identity());
        return ParticipantsBody.of(
                views.running(conference.id()), views.sight(caller), inConference, name, callId, paging, clock.instant());
    }

    @GET
    @Path("owner")
    @Needs(value = Need.SIGNED_IN, permissions = "conferences:read")
    @Operation(summary = "Reads the owner of a conference.")
    @Refuses({"404 conferenceNotFound", "404 userNotFound"})
    public OwnerBody getConferenceOwner(@PathParam("conference_id") String id, @Context Caller caller) {
        Conference conference = conferences.get(ConferenceViews.id(id), caller.identity());
        Account owner = accounts.find(conference.owner())
                .orElseThrow(() -> new RostrumException(IdentityError.USER_NOT_FOUND, "The owner's account is gone."));
        AccountId shown = views.sight(caller).id(owner);
        return new OwnerBody(new OwnerDto(shown.login(), shown.toString(), owner.displayName(), null, owner.active(),
                views.status(owner)));
    }

    @GET
    @Path("me")
    @Needs(value = Need.SIGNED_IN, permissions = "conferences:read")
    @Operation(summary = "Tells the roles of the caller in a conference.")
    @Refuses("404 conferenceNotFound")
    public MyRolesBody getMyRoles(@PathParam("conference_id") String id, @Context Caller caller) {
        Conference conference = conferences.get(ConferenceViews.id(id), caller.identity());
        if (!(caller.identity() instanceof Identity.User user)) {
            return new MyRolesBody(new MyRolesDto(false, false, false, false));
        }
        boolean owner = conference.owner().equals(user.key());
        Optional<Invitation> listed =
                conference.invitations().stream().filter(i -> user.key().equals(i.account())).findFirst();
        Optional<Participant> seated = seated(conference.id(), user);
        boolean moderator = owner || listed.map(Invitation::moderator).orElse(false)
                || seated.map(p -> p.role().moderates()).orElse(false);
        return new MyRolesBody(new MyRolesDto(owner, moderator, false, owner || listed.isPresent() || seated.isPresent()));
    }

    private Optional<Participant> seated(ConferenceId id, Identity.User user) {
        return views.running(id).map(SessionView::participants).stream().flatMap(List::stream)
                .filter(participant -> user.id().equals(participant.account()))
                .findFirst();
    }
}
