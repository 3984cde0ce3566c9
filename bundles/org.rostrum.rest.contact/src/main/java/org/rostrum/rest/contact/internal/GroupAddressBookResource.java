// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.contact.Contact;
import org.rostrum.identity.contact.GroupBookService;
import org.rostrum.identity.presence.PresenceService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;
import org.rostrum.rest.contact.internal.ContactBodies.ContactBody;
import org.rostrum.rest.contact.internal.ContactBodies.NewContact;

/** Address books of groups; 30 section 11. */
@Component(service = GroupAddressBookResource.class)
@RestResource
@Path("groups/{group_id}/addressbook")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public final class GroupAddressBookResource {

    /** The book. */
    record GroupBookBody(
            @Schema(description = "Which users the members see by themselves.", allowableValues = {"all", "groups", "none"}) String shows,
            @Schema(description = "IDs of the groups whose users they see, for groups.") List<String> groups,
            @Schema(description = "Entries that somebody wrote and that match.") long cnt,
            List<ContactDto> contacts) {}

    /** What members see. */
    @Schema(description = "Which users the members see by themselves.")
    record GroupBookRequest(
            @Schema(allowableValues = {"all", "groups", "none"}) @Nullable String shows,
            @Schema(description = "IDs of groups, for groups.") @Nullable List<String> groups) {}

    private final GroupBookService books;
    private final PresenceService presence;

    @Activate
    public GroupAddressBookResource(@Reference GroupBookService books, @Reference PresenceService presence) {
        this.books = books;
        this.presence = presence;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:read")
    @Operation(summary = "What the members of a group see: the setting, and the entries that somebody wrote, by name.")
    @Refuses("404 groupNotFound")
    public GroupBookBody getGroupBook(
            @Parameter(description = "ID of the group.") @PathParam("group_id") String group,
            @Parameter(description = "Text in name or call string.") @QueryParam("filter_search") @Nullable String search,
            @Context Caller caller) {
        return body(group, Objects.requireNonNullElse(search, ""), caller);
    }

    private GroupBookBody body(String group, String search, Caller caller) {
        GroupBookService.Shows shows = books.shows(group);
        List<Contact> found = books.list(group, search);
        return new GroupBookBody(shows.kind().name().toLowerCase(Locale.ROOT), shows.groups(), found.size(),
                ContactDto.all(found, presence.of(ContactDto.accounts(found)), caller).toList());
    }

    @PATCH
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:write")
    @Operation(summary = "Sets which users the members see by themselves; membership is followed.")
    @Refuses({"400 required", "400 invalidValue", "404 groupNotFound"})
    public GroupBookBody changeGroupBook(
            @Parameter(description = "ID of the group.") @PathParam("group_id") String group,
            @RequiredFields("shows") GroupBookRequest request, @Context Caller caller) {
        new Check().required("shows", request.shows()).done();
        books.setShows(group, new GroupBookService.Shows(kind(String.valueOf(request.shows())),
                Objects.requireNonNullElse(request.groups(), List.of())), caller.identity().name());
        return body(group, "", caller);
    }

    private static GroupBookService.Shows.Kind kind(String word) {
        return switch (word) {
            case "all" -> GroupBookService.Shows.Kind.ALL;
            case "groups" -> GroupBookService.Shows.Kind.GROUPS;
            case "none" -> GroupBookService.Shows.Kind.NONE;
            default -> throw new RostrumException(CommonError.INVALID_VALUE, "This is all, groups or none.", "shows");
        };
    }

    @POST
    @Path("contacts")
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:write")
    @Operation(summary = "Adds an entry that every member sees, or renames it.")
    @Refuses({"400 required", "400 invalidCallString", "400 displayNameInvalid", "404 groupNotFound", "404 userNotFound", "409 addressBookFull"})
    public ContactBody addGroupContact(
            @Parameter(description = "ID of the group.") @PathParam("group_id") String group,
            @RequiredFields("contact_id") NewContact request, @Context Caller caller) {
        new Check().required("contact_id", request.contactId()).done();
        Contact made = books.add(group, String.valueOf(request.contactId()), request.displayName(), caller.identity().name());
        return new ContactBody(ContactDto.of(made, presence.of(ContactDto.accounts(List.of(made))), caller));
    }

    @DELETE
    @Path("contacts/{contact_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "groups:write")
    @Operation(summary = "Deletes an entry.")
    @Refuses({"400 invalidCallString", "404 groupNotFound", "404 contactNotFound"})
    public void removeGroupContact(
            @Parameter(description = "ID of the group.") @PathParam("group_id") String group,
            @Parameter(description = "Call string, or ~ and its URL-safe Base64.") @PathParam("contact_id") String id,
            @Context Caller caller) {
        books.remove(group, ContactIds.callString(id), caller.identity().name());
    }
}
