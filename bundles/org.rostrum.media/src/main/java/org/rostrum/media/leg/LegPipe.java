// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.media.net.MediaWorker;

/** The way out to the endpoint. */
@ConsumerType
public interface LegPipe {

    /** The worker that owns the endpoint's transport now. Thread-safe. */
    MediaWorker worker();

    /** On {@link #worker}. Sends one RTP packet or RTCP datagram in clear; the array may be reused on return. Never blocks or throws. */
    void send(byte[] packet, int offset, int length);

    /** The way that packets take now. Thread-safe, never blocks. */
    default LegPath path() {
        return LegPath.UNKNOWN;
    }
}
