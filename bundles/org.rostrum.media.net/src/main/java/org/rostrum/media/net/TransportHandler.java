// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import org.osgi.annotation.versioning.ConsumerType;

/** What a transport tells its owner. Every call is on the transport's worker and must not block. */
@ConsumerType
public interface TransportHandler {

    /** Addresses checked, handshake done, keys in place: packets flow. */
    void connected(long nowNs);

    /**
     * One decrypted RTP or RTCP packet. The array belongs to the worker again on return; there are at least 32 free octets
     * before {@code offset} and 64 behind the packet, which the handler may use.
     */
    void packet(byte[] buffer, int offset, int length, long nowNs);

    /** The read batch is over; a good moment to send feedback that was gathered. */
    void batchEnd(long nowNs);

    /** The end; nothing follows. */
    void closed(CloseReason reason);

    /** Why a transport ended. */
    enum CloseReason {
        /** {@link MediaTransport#close}. */
        LOCAL,
        /** No valid check came in time. */
        NEVER_CONNECTED,
        /** No consent for 30 s (RFC 7675). */
        CONSENT_LOST,
        /** Certificate does not match the fingerprint, no common SRTP profile, or handshake failed. */
        HANDSHAKE_FAILED,
        /** The peer closed DTLS. */
        REMOTE,
        /** The media plane stops. */
        SHUTDOWN
    }
}
