// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Makes transports on this node's media port, an OSGi service. Thread-safe, never blocks. */
@ProviderType
public interface MediaTransports {

    /**
     * Makes a transport that waits for its peer. It costs the peer nothing until its first valid check arrives, and it
     * ends by itself if none comes within 30 s.
     *
     * @param label   for logs: session and participant
     * @param handler told of everything, on the worker that owns the transport
     */
    MediaTransport create(String label, TransportHandler handler);

    /** Where peers reach this node, best first, for the SDP. At least one. */
    default List<Candidate> candidates() {
        return candidates(0);
    }

    /**
     * As {@link #candidates()}, for somebody who has reached a TCP port of this server.
     *
     * @param reachedPort port of his page's origin: behind port forwarding it may be none that the server knows; 0: not known
     */
    List<Candidate> candidates(int reachedPort);

    /** Numeric addresses that the outside sees, as they are set; what was learned is not among them. */
    default List<String> publicAddresses() {
        return List.of();
    }

    /** UDP port of media. */
    int mediaPort();

    /** SHA-256 of the node's DTLS certificate, upper-case hex pairs with colons. */
    String fingerprint();

    /**
     * One address that peers may try.
     *
     * @param protocol {@code udp} or {@code tcp}
     * @param address  numeric IPv4 or IPv6 address
     * @param priority RFC 8445 section 5.1.2
     */
    record Candidate(String foundation, String protocol, String address, int port, long priority) {}
}
