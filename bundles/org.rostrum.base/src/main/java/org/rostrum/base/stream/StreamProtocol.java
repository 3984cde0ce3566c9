// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.stream;

import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A protocol that shares the ports of the listener with HTTPS, such as ICE-TCP (RFC 6544) or TURN over TCP (RFC 8656). Offered as an
 * OSGi service; taken up and let go while the server runs, open streams stay with who took them. Methods are called on threads of the
 * listener, at the same time for different connections, and must not block.
 */
@ConsumerType
public interface StreamProtocol {

    /** How many first bytes a protocol may ask for before it decides. */
    int MAX_FIRST_BYTES = 64;

    /** For logs and counters, e.g. {@code ice-tcp}. */
    String name();

    /**
     * Looks at the first bytes of a connection. TLS and HTTP are told apart before; what is asked here is the rest.
     *
     * @param first read-only, from the first byte on; never empty
     */
    Match match(ByteBuffer first);

    /**
     * Takes the stream. Bytes that were looked at are delivered again, from the first on.
     *
     * @return told of everything that comes in
     */
    StreamHandler accept(ByteStream stream);

    /**
     * Bytes that the system may keep for a slow peer; what waits there grows old unseen. Not kept inside TLS.
     *
     * @return 0: as many as the system likes
     */
    default int sendBufferBytes() {
        return 0;
    }

    /** Answer to {@link #match}. */
    enum Match {
        YES,
        NO,
        /** Undecided until more bytes are there; NO once {@link #MAX_FIRST_BYTES} are. */
        MORE
    }
}
