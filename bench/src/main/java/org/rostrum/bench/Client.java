// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench;

import org.jspecify.annotations.Nullable;
import org.rostrum.bench.media.Publisher;
import org.rostrum.bench.media.Receiver;
import org.rostrum.bench.net.Endpoint;
import org.rostrum.proto.srtp.SrtpProfile;

/**
 * A client with media connected. Thread-safe.
 *
 * @param publisher  null: it only receives
 * @param profile    of SRTP, as agreed
 * @param joinNs     from the first request to media connected, nanoseconds
 * @param signalling closed with the client
 */
public record Client(
        Role role, Endpoint endpoint, Receiver receiver, @Nullable Publisher publisher, SrtpProfile profile, long joinNs,
        AutoCloseable signalling) implements AutoCloseable {

    @Override
    public void close() throws Exception {
        if (publisher != null) {
            publisher.stop();
        }
        endpoint.close();
        signalling.close();
    }
}
