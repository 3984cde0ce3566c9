// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

/** Candidate priorities (RFC 8445 section 5.1.2). */
public final class IcePriority {

    /** Recommended type preference of host candidates. */
    public static final int HOST = 126;
    /** Host candidates over TCP: below all over UDP of their kind (RFC 6544 section 4.2). */
    public static final int HOST_TCP = 90;
    /** Recommended type preference of peer-reflexive candidates. */
    public static final int PEER_REFLEXIVE = 110;

    /** RFC 6544 section 4.2: who waits for the other is the second best of the three ways over TCP. */
    private static final int PASSIVE = 4 << 13;

    private IcePriority() {}

    /**
     * Of a host candidate that waits for TCP connections.
     *
     * @param other 0 to 8191, higher is better
     */
    public static long passiveTcp(int other, int component) {
        return of(HOST_TCP, PASSIVE + other, component);
    }

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
