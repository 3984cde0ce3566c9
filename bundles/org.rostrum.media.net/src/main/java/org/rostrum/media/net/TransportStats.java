// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import org.jspecify.annotations.Nullable;

/**
 * Counters of a transport.
 *
 * @param peer       numeric address and port of the peer; null before the first valid check
 * @param profile    SRTP profile by its IANA name; null before the handshake is done
 * @param authFailed packets dropped because their tag was wrong
 * @param replayed   packets dropped because they had been seen or were too old
 * @param path       how packets travel: {@code udp}, {@code tcp}, {@code relay} (our own TURN server is between); null before the
 *                   first valid check
 */
public record TransportStats(
        @Nullable String peer, @Nullable String profile,
        long packetsIn, long bytesIn, long packetsOut, long bytesOut, long authFailed, long replayed, @Nullable String path) {}
