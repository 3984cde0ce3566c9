// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.id;

import java.security.SecureRandom;

/** One run of a conference or call: 64 bits, 16 lower-case hex digits inside, {@code <hex>@<server>#vcs} on wires (00/R-24, R-82). */
public record SessionId(long value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static SessionId random() {
        return new SessionId(RANDOM.nextLong());
    }

    /** @throws IllegalArgumentException unless 1 to 16 hex digits */
    public static SessionId parse(String hex) {
        return new SessionId(Long.parseUnsignedLong(hex, 16));
    }

    /** Full form on the REST and terminal wire. */
    public String wire(String serverName) {
        return this + "@" + serverName + "#vcs";
    }

    @Override
    public String toString() {
        return String.format("%016x", value);
    }
}
