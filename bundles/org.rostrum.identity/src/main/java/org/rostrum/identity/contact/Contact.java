// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rostrum.identity.Account;

/**
 * An entry of an address book as its reader sees it.
 *
 * @param id          call string: the login of an account of this server, the canonical form of anything else
 * @param displayName the name given in the book, else that of the account, else the call string
 * @param account     null: nobody of this server
 * @param own         whether it stands in the reader's own part, so that he may rename and delete it (30/UAB-5)
 * @param groups      names of the groups whose books bring it (30/UAB-5)
 * @param folders     IDs of the reader's folders that it is in
 */
public record Contact(
        String id, String displayName, @Nullable Account account, boolean own, List<String> groups, List<Long> folders) {

    public Contact {
        groups = List.copyOf(groups);
        folders = List.copyOf(folders);
    }
}
