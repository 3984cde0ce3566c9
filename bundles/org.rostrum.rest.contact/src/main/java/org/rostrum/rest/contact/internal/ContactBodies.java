// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.rest.Paging;

/** Requests and answers that several resources share. */
final class ContactBodies {

    private ContactBodies() {}

    /** Wrapped in its noun. */
    record ContactBody(ContactDto contact) {}

    /** A page of entries. */
    record ContactsBody(
            @Schema(description = "Entries on all pages.") long cnt,
            List<ContactDto> contacts,
            @Schema(description = "Number of the next page; -1: this is the last.") int nextPageId) {}

    /** Whom to add, and how he is called. */
    @Schema(description = "An entry to add; one that is there is renamed.")
    record NewContact(
            @Schema(description = "Login, alias or any other call string; an alias is replaced by its target.") @Nullable String contactId,
            @Schema(description = "Empty or absent: the name of the user, now and later; else the call string.") @Nullable String displayName) {}

    /** A new name. */
    @Schema(description = "A new name.")
    record ContactName(@Schema(description = "Empty: the name of the user, now and later; else the call string.") @Nullable String displayName) {}

    /** One who is meant. */
    @Schema(description = "One who is meant.")
    record ContactRef(@Schema(description = "Login, alias or any other call string.") @Nullable String contactId) {}

    /** Number of the next page; −1: there is none. */
    static int next(Paging paging, long total) {
        return (long) paging.offset() + paging.size() < total ? paging.page() + 1 : -1;
    }
}
