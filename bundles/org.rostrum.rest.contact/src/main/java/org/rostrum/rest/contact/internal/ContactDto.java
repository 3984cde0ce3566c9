// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.contact.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.contact.Contact;
import org.rostrum.identity.presence.Presence;
import org.rostrum.rest.Caller;

/** An entry of an address book; contract 61 section 8.2, more beside. */
@Schema(description = "An entry of an address book.")
record ContactDto(
        @Schema(description = "Login of a user of this server, or what stands for it where IDs are hidden; else the call string.", example = "ada")
        String id,
        @Schema(description = "login@server of a user of this server, empty where IDs are hidden; else the call string.") String uid,
        String displayName,
        @Schema(description = "Empty if there is none.") String email,
        @Schema(description = "Address of the picture; null if there is none.") @Nullable String avatarUrl,
        @Schema(description = "Presence of a user: -2 not active, 0 offline, 1 online, 2 busy, 5 in a conference of his own; else -1.") int status,
        @Schema(description = "Whether it is a user of this server.") boolean isUser,
        @Schema(description = "Whether it stands in the own part, so that it can be renamed and deleted.") boolean own,
        @Schema(description = "Names of the groups that bring it.") List<String> groups,
        @Schema(description = "The own folders that it is in.") List<Long> folders) {

    /** Keys of the accounts among these. */
    static List<AccountKey> accounts(Collection<Contact> contacts) {
        return contacts.stream().map(Contact::account).filter(Objects::nonNull).map(Account::key).toList();
    }

    /** For administrators, who see every field (30/FLD-4). */
    static ContactDto of(Contact contact, Map<AccountKey, Presence> presence, Caller caller) {
        return of(contact, presence, EnumSet.allOf(ProfileField.class), caller);
    }

    /** @param seen fields that the caller may see of others (30/FLD-2) */
    static ContactDto of(Contact contact, Map<AccountKey, Presence> presence, Set<ProfileField> seen, Caller caller) {
        Account account = contact.account();
        if (account == null) {
            return new ContactDto(contact.id(), contact.id(), contact.displayName(), "", null, -1, false, contact.own(), contact.groups(),
                    contact.folders());
        }
        String id = account.idFor(seen).login();
        return new ContactDto(id, seen.contains(ProfileField.ID) ? account.id().toString() : "", contact.displayName(),
                seen.contains(ProfileField.EMAIL) ? account.email() : "", avatar(account, id, caller),
                presence.getOrDefault(account.key(), Presence.OFFLINE).number(), true, contact.own(), contact.groups(), contact.folders());
    }

    /** Somebody who is in no book. */
    static Contact person(Account account) {
        return new Contact(account.id().login(), account.displayName(), account, false, List.of(), List.of());
    }

    /** For administrators. */
    static Stream<ContactDto> all(Collection<Contact> contacts, Map<AccountKey, Presence> presence, Caller caller) {
        return all(contacts, presence, EnumSet.allOf(ProfileField.class), caller);
    }

    static Stream<ContactDto> all(
            Collection<Contact> contacts, Map<AccountKey, Presence> presence, Set<ProfileField> seen, Caller caller) {
        return contacts.stream().map(contact -> of(contact, presence, seen, caller));
    }

    private static @Nullable String avatar(Account account, String id, Caller caller) {
        return account.avatar() == null ? null : caller.base() + "/api/v4/users/" + id + "/avatar?v=" + account.avatar();
    }
}
