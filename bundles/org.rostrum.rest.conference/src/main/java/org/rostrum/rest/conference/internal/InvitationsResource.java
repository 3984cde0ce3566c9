// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.conference.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.id.ConferenceId;
import org.rostrum.conference.Conference;
import org.rostrum.conference.ConferenceError;
import org.rostrum.conference.ConferenceService;
import org.rostrum.conference.ConferenceService.Draft;
import org.rostrum.conference.ConferenceService.Invitee;
import org.rostrum.conference.Invitation;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.Identity;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.InvalidRequest;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;

/** The list of a conference, one person at a time; contract 61 section 12. */
@Component(service = InvitationsResource.class)
@RestResource
@Path("conferences/{conference_id}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "invitations")
public final class InvitationsResource {

    /** Everybody who is listed. */
    record InvitationsBody(List<InvitationDto> invitations) {}

    /** Wrapped in its noun. */
    record InvitationBody(InvitationDto invitation) {}

    /** Wrapped in its noun. */
    @Schema(description = "A person to list.")
    record NewInvitationRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable InviteeRequest invitation) {}

    /** Whom to list. */
    @Schema(description = "Whom to list.")
    record InviteeRequest(
            @Schema(description = "Login, login@server or another call string.", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable String id,
            @Nullable String displayName) {}

    /** Wrapped in its noun. */
    @Schema(description = "A new name.")
    record InvitationChangeRequest(@Nullable NameRequest invitation) {}

    /** The new name. */
    @Schema(description = "The new name; absent: unchanged.")
    record NameRequest(@Nullable String displayName) {}

    private static final int LOCKS = 64;

    private final ConferenceService conferences;
    private final AccountService accounts;
    private final ConferenceViews views;
    private final Object[] locks = new Object[LOCKS];

    @Activate
    public InvitationsResource(
            @Reference ConferenceService conferences, @Reference AccountService accounts, @Reference ConferenceViews views) {
        this.conferences = conferences;
        this.accounts = accounts;
        this.views = views;
        Arrays.setAll(locks, i -> new Object());
    }

    @GET
    @Needs(value = Need.SIGNED_IN, permissions = "conferences.invitations:read")
    @Operation(summary = "Lists the people of a conference.")
    @Refuses("404 conferenceNotFound")
    public InvitationsBody listInvitations(@PathParam("conference_id") String id, @Context Caller caller) {
        return new InvitationsBody(views.invitations(conferences.get(ConferenceViews.id(id), caller.identity()), caller));
    }

    @POST
    @Needs(value = Need.SIGNED_IN, permissions = "conferences.invitations:write")
    @Operation(summary = "Lists one more person.")
    @Refuses({"400 required", "400 invalidCallString", "400 uniqueValueAlreadyInUse", "404 conferenceNotFound", "409 conferenceRunning"})
    public InvitationBody createInvitation(
            @PathParam("conference_id") String id, NewInvitationRequest request, @Context Caller caller) {
        InviteeRequest wanted = request.invitation();
        new Check().required("invitation.id", wanted == null ? null : wanted.id()).done();
        String address = Objects.requireNonNull(Objects.requireNonNull(wanted).id());
        Conference changed = rewrite(id, caller.identity(), list -> {
            if (position(list, address).isPresent()) {
                throw new RostrumException(CommonError.UNIQUE_VALUE_IN_USE, "This person is listed already.", "id");
            }
            list.add(new Invitation(null, address, Objects.requireNonNullElse(wanted.displayName(), ""), false));
            return list;
        });
        return body(changed, address, caller);
    }

    @GET
    @Path("{invitation_id}")
    @Needs(value = Need.SIGNED_IN, permissions = "conferences.invitations:read")
    @Operation(summary = "Reads one listed person.")
    @Refuses({"404 conferenceNotFound", "404 invitationNotFound"})
    public InvitationBody getInvitation(
            @PathParam("conference_id") String id,
            @Parameter(description = "Login, login@server or the address.") @PathParam("invitation_id") String invitation,
            @Context Caller caller) {
        return body(conferences.get(ConferenceViews.id(id), caller.identity()), invitation, caller);
    }

    @PATCH
    @Path("{invitation_id}")
    @Needs(value = Need.SIGNED_IN, permissions = "conferences.invitations:write")
    @Operation(summary = "Renames a listed person without account here.")
    @Refuses({"400 invalidValue", "404 conferenceNotFound", "404 invitationNotFound", "409 conferenceRunning"})
    public InvitationBody changeInvitation(
            @PathParam("conference_id") String id,
            @Parameter(description = "The address.") @PathParam("invitation_id") String invitation,
            InvitationChangeRequest request, @Context Caller caller) {
        String name = request.invitation() == null ? null : request.invitation().displayName();
        if (name == null) {
            return getInvitation(id, invitation, caller);
        }
        Conference changed = rewrite(id, caller.identity(), list -> {
            int at = position(list, invitation).orElseThrow(InvitationsResource::notFound);
            Invitation former = list.get(at);
            if (former.account() != null) {
                throw InvalidRequest.value("invitation.display_name", "Accounts name themselves.");
            }
            list.set(at, new Invitation(null, former.address(), name, former.moderator()));
            return list;
        });
        return body(changed, invitation, caller);
    }

    @DELETE
    @Path("{invitation_id}")
    @Needs(value = Need.SIGNED_IN, permissions = "conferences.invitations:write")
    @Operation(summary = "Takes a person off the list.")
    @Refuses({"404 conferenceNotFound", "404 invitationNotFound", "409 conferenceRunning"})
    public void deleteInvitation(
            @PathParam("conference_id") String id,
            @Parameter(description = "Login, login@server or the address.") @PathParam("invitation_id") String invitation,
            @Context Caller caller) {
        rewrite(id, caller.identity(), list -> {
            list.remove((int) position(list, invitation).orElseThrow(InvitationsResource::notFound));
            return list;
        });
    }

    /** Changes the list as a whole; two changes of one conference at once would lose one of them, so they queue. */
    private Conference rewrite(String id, Identity by, UnaryOperator<List<Invitation>> change) {
        ConferenceId conference = ConferenceViews.id(id);
        synchronized (locks[Math.floorMod(conference.hashCode(), LOCKS)]) {
            Conference stored = conferences.get(conference, by);
            List<Invitee> invitees = change.apply(new ArrayList<>(stored.invitations())).stream()
                    .map(i -> new Invitee(i.address(), i.displayName(), i.moderator()))
                    .toList();
            return conferences.change(conference, new Draft(null, null, null, null, null, null, null, invitees, null, null), by);
        }
    }

    private InvitationBody body(Conference conference, String address, Caller caller) {
        int at = position(conference.invitations(), address).orElseThrow(InvitationsResource::notFound);
        return new InvitationBody(views.invitations(conference, caller).get(at));
    }

    /** Where a person stands in a list, by whatever name of his (61 section 3). */
    private Optional<Integer> position(List<Invitation> list, String address) {
        AccountKey key = accounts.resolve(address).map(Account::key).orElse(null);
        for (int i = 0; i < list.size(); i++) {
            boolean same = key == null ? list.get(i).address().equalsIgnoreCase(address) : key.equals(list.get(i).account());
            if (same) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static RostrumException notFound() {
        return new RostrumException(ConferenceError.INVITATION_NOT_FOUND, "Nobody of this name is listed.", "invitation_id");
    }
}
