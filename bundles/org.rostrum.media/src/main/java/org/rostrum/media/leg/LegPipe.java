// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.media.MediaKind;
import org.rostrum.media.net.MediaWorker;

/** The way out to the endpoint. */
@ConsumerType
public interface LegPipe {

    /** The worker that owns the endpoint's transport now. Thread-safe. */
    MediaWorker worker();

    /** On {@link #worker}. Sends one RTP packet or RTCP datagram in clear; the array may be reused on return. Never blocks or throws. */
    void send(byte[] packet, int offset, int length);

    /** The same for a packet of sound or of pictures, for those networks that treat them differently. */
    default void send(byte[] packet, int offset, int length, MediaKind kind) {
        send(packet, offset, length);
    }

    /** The way that packets take now. Thread-safe, never blocks. */
    default LegPath path() {
        return LegPath.UNKNOWN;
    }
}
