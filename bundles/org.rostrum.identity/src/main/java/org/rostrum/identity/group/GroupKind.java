// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which people a group has (30/GRP-2). */
public enum GroupKind {
    /** Those whom somebody put into it. */
    ORDINARY,
    /** Every account of this server that is in no ordinary group (30/GRP-3). */
    NO_GROUP,
    /** People of other servers. */
    FEDERATED,
    /** Guests of public conferences. */
    GUESTS;

    private static final Set<Right> OF_ACCOUNTS = Collections.unmodifiableSet(
            EnumSet.of(Right.ADDRESS_BOOK_EDIT, Right.CALL, Right.CONFERENCE_CREATE, Right.POLL, Right.OPERATOR));

    /** Rights that can never be switched on here (30/RGT-2). */
    public Set<Right> locked() {
        return switch (this) {
            case ORDINARY -> Set.of();
            case NO_GROUP -> Set.of(Right.OPERATOR);
            case FEDERATED, GUESTS -> OF_ACCOUNTS;
        };
    }

    /** Rights in a new installation (30/RGT-1); a new group takes those that users without group have at that time (30/RGT-3). */
    public Set<Right> defaults() {
        Set<Right> rights = EnumSet.allOf(Right.class);
        rights.remove(Right.OPERATOR);
        rights.removeAll(locked());
        return Collections.unmodifiableSet(rights);
    }

    /** Whether it is always there: neither renamed nor deleted nor filled by hand. */
    public boolean predefined() {
        return this != ORDINARY;
    }
}
