// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.identity.Account;
import org.rostrum.identity.IdentityError;

/**
 * Address books of accounts (30 §6), an OSGi service. What a person sees is the union of his own entries and of the books of his groups.
 * Whether he may change it is for who asks on his behalf. Unknown accounts are refused with {@link IdentityError#USER_NOT_FOUND}.
 * Thread-safe, blocks.
 */
@ProviderType
public interface AddressBookService {

    /** Most own entries. */
    int MAX_OWN = 1_000;

    /** Most folders. */
    int MAX_FOLDERS = 100;

    /**
     * A part of what an account sees (30/UAB-1): entries that somebody wrote by name, then accounts that its groups show by name.
     *
     * @param text   in name or call string, of accounts also in e-mail and company; blank: all
     * @param folder only those in this folder of his; null: all
     */
    Found list(AccountKey owner, String text, @Nullable Long folder, int offset, int limit);

    /** One entry of what an account sees. @throws RostrumException {@link ContactError#CONTACT_NOT_FOUND} */
    Contact find(AccountKey owner, String callString);

    /**
     * Adds an own entry, or renames it if it is there. An alias is replaced by its target (00/R-49).
     *
     * @param displayName null or blank: the account's name, now and later; else the call string
     * @throws RostrumException as {@link CallTargets#find}; {@link ContactError#OWN_ACCOUNT}; {@link ContactError#BOOK_FULL};
     *     {@link IdentityError#NAME_INVALID}
     */
    Contact add(AccountKey owner, String callString, @Nullable String displayName, String by);

    /** Renames an own entry; refuses as {@link #remove}. @param displayName blank: as {@link #add} */
    Contact rename(AccountKey owner, String callString, String displayName, String by);

    /**
     * Deletes an own entry.
     *
     * @throws RostrumException {@link ContactError#CONTACT_NOT_FOUND}; {@link ContactError#CONTACT_INHERITED} if groups alone bring it
     */
    void remove(AccountKey owner, String callString, String by);

    /** Accounts that somebody may look for to add them (30/GAB-6): active ones but himself. */
    List<Account> people(AccountKey owner, String text, int limit);

    /** The reader's own groups of contacts, seen by nobody else (30/UAB-7), by name. */
    List<Folder> folders(AccountKey owner);

    /**
     * A folder of nobody yet.
     *
     * @throws RostrumException {@link ContactError#FOLDER_NAME_INVALID}, {@code uniqueValueAlreadyInUse}, {@link ContactError#FOLDERS_FULL}
     */
    Folder createFolder(AccountKey owner, String name);

    /** Renames it; refuses as {@link #createFolder}, {@link ContactError#FOLDER_NOT_FOUND}. */
    Folder renameFolder(AccountKey owner, long folder, String name);

    /** Deletes it; contacts stay. @throws RostrumException {@link ContactError#FOLDER_NOT_FOUND} */
    void deleteFolder(AccountKey owner, long folder);

    /** Puts an entry of what he sees into a folder, or takes it out; also if it is so. Refuses unknown folders and entries. */
    void sort(AccountKey owner, long folder, String callString, boolean in);

    /** One folder. @param contacts entries in it */
    record Folder(long id, String name, long contacts) {}

    /**
     * Part of a book.
     *
     * @param total of all parts
     */
    record Found(long total, List<Contact> contacts) {
        public Found {
            contacts = List.copyOf(contacts);
        }
    }
}
