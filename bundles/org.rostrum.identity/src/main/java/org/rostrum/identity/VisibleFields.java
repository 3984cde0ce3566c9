// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which fields of a profile whom is shown (30 §18), an OSGi service. Whatever shows somebody to somebody else asks here: hidden
 * fields never leave the server (30/FLD-2). Answers come from memory; thread-safe.
 */
@ProviderType
public interface VisibleFields {

    /** Who looks. */
    enum Viewer {
        /** The person, an administrator with full rights or a program with his permissions: all fields (30/FLD-4). */
        OWNER,
        /** Another account of this server. */
        COLLEAGUE,
        /** Somebody of a federated server. */
        FEDERATED,
        /** Somebody without account: ID and display name only, which no setting changes (10/UC-7, 30/FLD-3). */
        GUEST
    }

    /**
     * Switches of one field.
     *
     * @param shown     to accounts of this server
     * @param federated to people of federated servers; no effect unless {@code shown}
     */
    record Display(boolean shown, boolean federated) {}

    /** The switches, every field, in the order of the page. */
    Map<ProfileField, Display> displays();

    /** Changes those given; each change is in the change log. Blocks for the database. */
    void change(Map<ProfileField, Display> displays, String by);

    /** The fields that this viewer gets. */
    Set<ProfileField> seenBy(Viewer viewer);

    /** What this viewer gets of an account. */
    ContactCard card(Account account, Viewer viewer);
}
