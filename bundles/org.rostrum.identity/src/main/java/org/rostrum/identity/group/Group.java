// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.Set;

/**
 * A group.
 *
 * @param id      {@code 0001}…, or {@code @no_group}, {@code @federated}, {@code @guests} (contract 61 section 3)
 * @param members accounts that somebody put into it; always 0 for a predefined one
 * @param limits  of the applications of its people
 */
public record Group(String id, String name, GroupKind kind, Set<Right> rights, long members, Bandwidth limits) {

    /** One that does not limit applications. */
    public Group(String id, String name, GroupKind kind, Set<Right> rights, long members) {
        this(id, name, kind, rights, members, Bandwidth.UNLIMITED);
    }


    public Group {
        rights = Set.copyOf(rights);
    }
}
