// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A protected packet pipe to one peer: RTP and RTCP multiplexed, BUNDLE of everything. Methods are thread-safe unless
 * marked "worker".
 */
@ProviderType
public interface MediaTransport extends AutoCloseable {

    /** Our ICE user fragment. */
    String localUfrag();

    /** Our ICE password. */
    String localPassword();

    /**
     * What the peer's description says; may come before or after its first packets.
     *
     * @param ufrag       its ICE user fragment
     * @param password    its ICE password
     * @param fingerprint {@code sha-256} followed by the value, as in {@code a=fingerprint}; the DTLS certificate must match
     */
    void remote(String ufrag, String password, String fingerprint);

    /**
     * Begins an ICE restart: {@link #localUfrag} and {@link #localPassword} are new at once, the old ones stay valid until the peer
     * has nominated a path under the new (RFC 8445 section 9). Media and DTLS go on. Describe the new ones to the peer.
     *
     * @throws UnsupportedOperationException where the implementation cannot; the media port's can
     */
    default void restart() {
        throw new UnsupportedOperationException("no ICE restart");
    }

    /** The worker that owns this transport; the node's first worker until the peer's first valid check. */
    MediaWorker worker();

    /**
     * Worker. Protects one RTP or RTCP packet (told apart by RFC 5761) and adds it to the current batch; it leaves when the
     * batch of the worker ends, or at once outside a batch. The array may be reused on return: the copy into the send
     * buffer and the encryption are one pass. Dropped and counted while not connected.
     */
    void send(byte[] packet, int offset, int length);

    /** Worker. The same, for the DSCP of {@code kind}; without it: of video. Packets of two kinds may overtake each other. */
    default void send(byte[] packet, int offset, int length, TrafficKind kind) {
        send(packet, offset, length);
    }

    /** Counters since the start; a snapshot. */
    TransportStats stats();

    /** Ends it; the handler hears {@code closed(LOCAL)}. Idempotent. */
    @Override
    void close();
}
