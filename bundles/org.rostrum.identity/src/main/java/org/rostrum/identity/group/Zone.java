// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a session may do because of where it comes from (30/ZON-30, ZON-32).
 *
 * @param name for the explanation
 */
public record Zone(String name, Set<Right> rights) {

    /** Takes nothing away. */
    public static final Zone OPEN = new Zone("", EnumSet.allOf(Right.class));

    public Zone {
        rights = Set.copyOf(rights);
    }
}
