// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.contact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;
import org.rostrum.identity.IdentityError;

/**
 * Address books of groups (30 §11), an OSGi service: predefined groups have one too (30/GAB-7). Changes are in the change log. Unknown
 * groups are refused with {@link IdentityError#GROUP_NOT_FOUND}. Thread-safe, blocks.
 */
@ProviderType
public interface GroupBookService {

    /** Most entries that somebody wrote. */
    int MAX = 1_000;

    /** Which accounts the members see by themselves (30/GAB-2). */
    Shows shows(String group);

    /** Sets it. @throws RostrumException {@link IdentityError#GROUP_NOT_FOUND}, also for a group that is shown */
    Shows setShows(String group, Shows shows, String by);

    /** Entries that somebody wrote, by name: those containing {@code text} in name or call string. */
    List<Contact> list(String group, String text);

    /** Adds an entry or renames it, as {@link AddressBookService#add}. */
    Contact add(String group, String callString, @Nullable String displayName, String by);

    /** @throws RostrumException {@link ContactError#CONTACT_NOT_FOUND} */
    void remove(String group, String callString, String by);

    /**
     * Which accounts members see.
     *
     * @param groups IDs, for {@link Kind#GROUPS}; else empty
     */
    record Shows(Kind kind, List<String> groups) {

        /** Until it is set. */
        public static final Shows NOBODY = new Shows(Kind.NONE, List.of());

        public Shows {
            groups = List.copyOf(groups);
        }

        /** What is shown. */
        public enum Kind {
            ALL,
            GROUPS,
            NONE
        }
    }
}
