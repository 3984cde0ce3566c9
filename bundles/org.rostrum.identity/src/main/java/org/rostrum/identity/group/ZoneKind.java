// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.group;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The two zones; there are never more nor fewer (30/ZON-1). */
public enum ZoneKind {
    /** Addresses of listed networks. */
    TRUSTED,
    /** All others. */
    EXTERNAL;

    /** On the wire and in the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for what is no ID. */
    public static Optional<ZoneKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
}
