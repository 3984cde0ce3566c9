// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp;

/** What became of a packet. Everything but {@link #OK} means: drop and count. */
public enum SrtpStatus {
    OK,
    /** Too short, wrong version, header longer than the packet. */
    MALFORMED,
    /** Wrong tag. */
    AUTH_FAILED,
    /** This index was there before (RFC 3711 section 3.3.2); when sending: the same sequence number twice. */
    REPLAYED,
    /** Older than the replay window. */
    TOO_OLD,
    /** All indices of the key are used (RFC 3711 section 9.2). */
    KEY_EXHAUSTED,
    /** More sources than allowed; only when sending. */
    TOO_MANY_SOURCES,
    /** The output array is too small. */
    NO_ROOM
}
