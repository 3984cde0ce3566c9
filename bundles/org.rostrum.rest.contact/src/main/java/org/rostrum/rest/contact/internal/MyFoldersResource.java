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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.edge.RestResource;
import org.rostrum.identity.contact.AddressBookService;
import org.rostrum.identity.group.Right;
import org.rostrum.rest.Caller;
import org.rostrum.rest.Check;
import org.rostrum.rest.Need;
import org.rostrum.rest.Needs;
import org.rostrum.rest.Refuses;
import org.rostrum.rest.RequiredFields;
import org.rostrum.rest.contact.internal.ContactBodies.ContactRef;

/** The user's own groups of contacts, seen by nobody else (30/UAB-7). */
@Component(service = MyFoldersResource.class)
@RestResource
@Path("me/addressbook-folders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "contacts")
public final class MyFoldersResource {

    /** One folder. */
    @Schema(description = "An own group of contacts.")
    record FolderDto(long id, String displayName, @Schema(description = "Entries in it.") long contacts) {

        static FolderDto of(AddressBookService.Folder folder) {
            return new FolderDto(folder.id(), folder.name(), folder.contacts());
        }
    }

    /** Wrapped in its noun. */
    record FolderBody(FolderDto folder) {}

    /** All: there are at most 100. */
    record FoldersBody(@Schema(description = "Folders in the list.") long cnt, List<FolderDto> folders) {}

    /** A name. */
    @Schema(description = "Name of a folder.")
    record FolderRequest(@Schema(description = "Unique, upper and lower case alike.") @Nullable String displayName) {}

    private final AddressBookService books;

    @Activate
    public MyFoldersResource(@Reference AddressBookService books) {
        this.books = books;
    }

    @GET
    @Needs(Need.USER)
    @Operation(summary = "Lists the own folders by name.")
    public FoldersBody listMyFolders(@Context Caller caller) {
        List<FolderDto> all = books.folders(caller.user().key()).stream().map(FolderDto::of).toList();
        return new FoldersBody(all.size(), all);
    }

    @POST
    @Needs(value = Need.USER, right = Right.ADDRESS_BOOK_EDIT)
    @Operation(summary = "Makes a folder.")
    @Refuses({"400 required", "400 folderNameInvalid", "400 uniqueValueAlreadyInUse", "409 tooManyFolders"})
    public FolderBody createMyFolder(@RequiredFields("display_name") FolderRequest request, @Context Caller caller) {
        new Check().required("display_name", request.displayName()).done();
        return new FolderBody(FolderDto.of(books.createFolder(caller.user().key(), String.valueOf(request.displayName()))));
    }

    @PATCH
    @Path("{folder_id}")
    @Needs(value = Need.USER, right = Right.ADDRESS_BOOK_EDIT)
    @Operation(summary = "Renames a folder.")
    @Refuses({"400 required", "400 folderNameInvalid", "400 uniqueValueAlreadyInUse", "404 folderNotFound"})
    public FolderBody renameMyFolder(
            @PathParam("folder_id") long id, @RequiredFields("display_name") FolderRequest request, @Context Caller caller) {
        new Check().required("display_name", request.displayName()).done();
        return new FolderBody(FolderDto.of(books.renameFolder(caller.user().key(), id, String.valueOf(request.displayName()))));
    }

    @DELETE
    @Path("{folder_id}")
    @Needs(value = Need.USER, right = Right.ADDRESS_BOOK_EDIT)
    @Operation(summary = "Deletes a folder; its contacts stay.")
    @Refuses({"404 folderNotFound"})
    public void deleteMyFolder(@PathParam("folder_id") long id, @Context Caller caller) {
        books.deleteFolder(caller.user().key(), id);
    }

    @POST
    @Path("{folder_id}/contacts")
    @Needs(value = Need.USER, right = Right.ADDRESS_BOOK_EDIT)
    @Operation(summary = "Puts an entry of the address book into a folder; also if it is there.")
    @Refuses({"400 required", "400 invalidCallString", "404 folderNotFound", "404 contactNotFound"})
    public void addToMyFolder(@PathParam("folder_id") long id, @RequiredFields("contact_id") ContactRef request, @Context Caller caller) {
        new Check().required("contact_id", request.contactId()).done();
        books.sort(caller.user().key(), id, String.valueOf(request.contactId()), true);
    }

    @DELETE
    @Path("{folder_id}/contacts/{contact_id}")
    @Needs(value = Need.USER, right = Right.ADDRESS_BOOK_EDIT)
    @Operation(summary = "Takes an entry out of a folder; also if it is not there.")
    @Refuses({"400 invalidCallString", "404 folderNotFound"})
    public void removeFromMyFolder(
            @PathParam("folder_id") long id,
            @Parameter(description = "Call string, or ~ and its URL-safe Base64.") @PathParam("contact_id") String contact,
            @Context Caller caller) {
        books.sort(caller.user().key(), id, ContactIds.callString(contact), false);
    }
}
