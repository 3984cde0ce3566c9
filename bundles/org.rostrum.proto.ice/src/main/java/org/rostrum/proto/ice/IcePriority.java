// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

/** Candidate priorities (RFC 8445 section 5.1.2). */
public final class IcePriority {

    /** Recommended type preference of host candidates. */
    public static final int HOST = 126;
    /** Recommended type preference of peer-reflexive candidates. */
    public static final int PEER_REFLEXIVE = 110;

    private IcePriority() {}

    /**
     * {@code 2^24 * type + 2^8 * local + (256 - component)}.
     *
     * @param type      0 to 126
     * @param local     0 to 65535, higher is better
     * @param component 1 to 256
     */
    public static long of(int type, int local, int component) {
        return ((long) type << 24) + ((long) local << 8) + (256 - component);
    }
}
