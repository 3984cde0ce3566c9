// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.Account;
import org.rostrum.identity.AccountService;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.contact.AddressBookService;
import org.rostrum.identity.contact.Contact;
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
import org.rostrum.rest.contact.internal.ContactBodies.ContactsBody;
import org.rostrum.rest.contact.internal.ContactBodies.NewContact;

/** Address books of users, for administrators and programs; contract 61 section 8.2, 30 section 6. */
@Component(service = UserAddressBookResource.class)
@RestResource
@Path("users/{user_id}/addressbook")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contacts")
public final class UserAddressBookResource {

    private final AddressBookService books;
    private final AccountService accounts;
    private final PresenceService presence;

    @Activate
    public UserAddressBookResource(@Reference AddressBookService books, @Reference AccountService accounts, @Reference PresenceService presence) {
        this.books = books;
        this.accounts = accounts;
        this.presence = presence;
    }

    @GET
    @Needs(value = Need.ADMINISTRATOR, permissions = "users.addressbook:read")
    @Operation(summary = "Lists what a user sees: entries that somebody wrote by name, then users that his groups show by name.")
    @Refuses({"400 invalidValue", "404 userNotFound"})
    public ContactsBody listUserContacts(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String user,
            @Parameter(description = "Text in name, call string, e-mail or company.") @QueryParam("filter_search") @Nullable String search,
            @Parameter(description = "From 1.") @QueryParam("page") @Nullable Integer page,
            @Parameter(description = "The same, as programs of v4.1 call it.") @QueryParam("page_id") @Nullable Integer pageId,
            @Parameter(description = "1 to 1000, 50 if absent.") @QueryParam("page_size") @Nullable Integer pageSize,
            @Context Caller caller) {
        Paging paging = Paging.of(page == null ? pageId : page, pageSize);
        AddressBookService.Found found =
                books.list(existing(user), Objects.requireNonNullElse(search, ""), null, paging.offset(), paging.size());
        Map<AccountKey, Presence> states = presence.of(ContactDto.accounts(found.contacts()));
        return new ContactsBody(found.total(), ContactDto.all(found.contacts(), states, caller).toList(),
                ContactBodies.next(paging, found.total()));
    }

    @POST
    @Needs(value = Need.ADMINISTRATOR, permissions = "users.addressbook:write")
    @Operation(summary = "Adds an entry that only this user sees, or renames it.")
    @Refuses({"400 required", "400 invalidCallString", "400 ownAccount", "400 displayNameInvalid", "404 userNotFound", "409 addressBookFull"})
    public ContactBody addUserContact(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String user,
            @RequiredFields("contact_id") NewContact request, @Context Caller caller) {
        new Check().required("contact_id", request.contactId()).done();
        return body(books.add(existing(user), String.valueOf(request.contactId()), request.displayName(), caller.identity().name()), caller);
    }

    @GET
    @Path("{contact_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users.addressbook:read")
    @Operation(summary = "Reads an entry of what a user sees.")
    @Refuses({"400 invalidCallString", "404 userNotFound", "404 contactNotFound"})
    public ContactBody getUserContact(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String user,
            @Parameter(description = "Call string, or ~ and its URL-safe Base64.") @PathParam("contact_id") String id,
            @Context Caller caller) {
        return body(books.find(existing(user), ContactIds.callString(id)), caller);
    }

    @DELETE
    @Path("{contact_id}")
    @Needs(value = Need.ADMINISTRATOR, permissions = "users.addressbook:write")
    @Operation(summary = "Deletes an entry of the user's own part; those of groups are changed there (30/UAB-5).")
    @Refuses({"400 invalidCallString", "404 userNotFound", "404 contactNotFound", "409 contactFromGroup"})
    public void removeUserContact(
            @Parameter(description = "Login or login@server.") @PathParam("user_id") String user,
            @Parameter(description = "Call string, or ~ and its URL-safe Base64.") @PathParam("contact_id") String id,
            @Context Caller caller) {
        books.remove(existing(user), ContactIds.callString(id), caller.identity().name());
    }

    private AccountKey existing(String user) {
        return accounts.resolve(user).map(Account::key).orElseThrow(
                () -> new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such user.", "user_id"));
    }

    private ContactBody body(Contact contact, Caller caller) {
        return new ContactBody(ContactDto.of(contact, presence.of(ContactDto.accounts(List.of(contact))), caller));
    }
}
