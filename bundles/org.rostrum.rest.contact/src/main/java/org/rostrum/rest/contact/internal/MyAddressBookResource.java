// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.id.AccountKey;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields.Viewer;
import org.rostrum.identity.VisibleFields;
import org.rostrum.identity.contact.AddressBookService;
import org.rostrum.identity.contact.Contact;
import org.rostrum.identity.group.Right;
import org.rostrum.identity.presence.Presence;
import org.rostrum.identity.presence.PresenceService;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Paging;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;
import org.rostrum.rest.contact.internal.ContactBodies.ContactBody;
import org.rostrum.rest.contact.internal.ContactBodies.ContactName;
import org.rostrum.rest.contact.internal.ContactBodies.ContactsBody;
import org.rostrum.rest.contact.internal.ContactBodies.NewContact;

/** The own address book (80/UBK-1…UBK-8, 30 section 6). */
@Component(service = MyAddressBookResource.class)
@RestResource
@Path("me/addressbook")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contacts")
public final class MyAddressBookResource {

    private final AddressBookService books;
    private final PresenceService presence;
    private final VisibleFields visible;

    @Activate
    public MyAddressBookResource(
            @Reference AddressBookService books, @Reference PresenceService presence, @Reference VisibleFields visible) {
        this.books = books;
        this.presence = presence;
        this.visible = visible;
    }

    @GET
    @Needs(Need.USER)
    @Operation(summary = "Lists what the user sees: entries that somebody wrote by name, then users that his groups show by name.")
    @Refuses({"400 invalidValue", "404 folderNotFound"})
    public ContactsBody listMyContacts(
            @Parameter(description = "Text in name, call string, e-mail or company, as far as the caller is shown these.") @QueryParam("filter_search") @Nullable String search,
            @Parameter(description = "Only those in this folder.") @QueryParam("folder") @Nullable Long folder,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "1 to 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Context Caller caller) {
        Paging paging = Paging.of(page, pageSize);
        Set<ProfileField> seen = visible.seenBy(Viewer.COLLEAGUE);
        AddressBookService.Found found = books.list(
                caller.user().key(), Objects.requireNonNullElse(search, ""), folder, paging.offset(), paging.size());
        Map<AccountKey, Presence> states = presence.seenBy(caller.user().key(), ContactDto.accounts(found.contacts()));
        return new ContactsBody(found.total(), ContactDto.all(found.contacts(), states, seen, caller).toList(),
                ContactBodies.next(paging, found.total()));
    }

    @POST
    @Needs(value = Need.USER, right = Right.ADDRESS_BOOK_EDIT)
    @Operation(summary = "Adds an own entry, or renames it.")
    @Refuses({"400 required", "400 invalidCallString", "400 ownAccount", "400 displayNameInvalid", "404 userNotFound",
        "409 addressBookFull"})
    public ContactBody addMyContact(@RequiredFields("contact_id") NewContact request, @Context Caller caller) {
        new Check().required("contact_id", request.contactId()).done();
        return body(books.add(caller.user().key(), String.valueOf(request.contactId()), request.displayName(), caller.identity().name()), caller);
    }

    @GET
    @Path("{contact_id}")
    @Needs(Need.USER)
    @Operation(summary = "Reads an entry.")
    @Refuses({"400 invalidCallString", "404 contactNotFound"})
    public ContactBody getMyContact(
            @Parameter(description = "Call string, or ~ and its URL-safe Base64.") @PathParam("contact_id") String id, @Context Caller caller) {
        return body(books.find(caller.user().key(), ContactIds.callString(id)), caller);
    }

    @PATCH
    @Path("{contact_id}")
    @Needs(value = Need.USER, right = Right.ADDRESS_BOOK_EDIT)
    @Operation(summary = "Renames an own entry.")
    @Refuses({"400 invalidCallString", "400 displayNameInvalid", "404 contactNotFound", "409 contactFromGroup"})
    public ContactBody renameMyContact(
            @Parameter(description = "Call string, or ~ and its URL-safe Base64.") @PathParam("contact_id") String id,
            ContactName request, @Context Caller caller) {
        return body(books.rename(caller.user().key(), ContactIds.callString(id), Objects.requireNonNullElse(request.displayName(), ""),
                caller.identity().name()), caller);
    }

    @DELETE
    @Path("{contact_id}")
    @Needs(value = Need.USER, right = Right.ADDRESS_BOOK_EDIT)
    @Operation(summary = "Deletes an own entry.")
    @Refuses({"400 invalidCallString", "404 contactNotFound", "409 contactFromGroup"})
    public void removeMyContact(
            @Parameter(description = "Call string, or ~ and its URL-safe Base64.") @PathParam("contact_id") String id, @Context Caller caller) {
        books.remove(caller.user().key(), ContactIds.callString(id), caller.identity().name());
    }

    private ContactBody body(Contact contact, Caller caller) {
        return new ContactBody(ContactDto.of(
                contact, presence.seenBy(caller.user().key(), ContactDto.accounts(List.of(contact))),
                visible.seenBy(Viewer.COLLEAGUE), caller));
    }
}
