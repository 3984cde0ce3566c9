// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What others need of the built-in TURN server; an OSGi service while it runs. Thread-safe. */
@ProviderType
public interface TurnService {

    /**
     * Addresses with credentials for one client; they let him allocate for an hour, what is allocated goes on as long as he refreshes it.
     *
     * @param label       who it is, for the quota: up to 64 characters, no colon
     * @param host        as the client has reached this server, a name or a numeric address, IPv6 in brackets
     * @param reachedPort TCP port that he has reached, which carries TURN as well; 0 if not known
     * @return empty where host is
     */
    List<IceServer> forClient(String label, String host, int reachedPort);

    /** A snapshot, never blocks. */
    TurnStats stats();

    /** Allocates on the UDP port through loopback and gives back. Blocks for some seconds where nobody answers; for the self-test of administrators. */
    TurnCheck check();

    /** As in a browser's {@code RTCIceServer}. The text form hides the credential. */
    record IceServer(List<String> urls, String username, String credential) {

        public IceServer {
            urls = List.copyOf(urls);
        }

        @Override
        public String toString() {
            return "IceServer" + urls;
        }
    }

    /**
     * Figures since the start.
     *
     * @param port        UDP, 0: none
     * @param allocations relays that live
     * @param droppedPackets above the rate of their relay
     */
    record TurnStats(int port, int allocations, long relayedPackets, long relayedBytes, long droppedPackets) {}

    /** Result of a check. */
    enum TurnCheck {
        /** A relay was given. */
        OK,
        /** There is no UDP port. */
        OFF,
        /** No answer. */
        SILENT,
        /** An answer, and no relay: no port of the range is free, or too many are used. */
        REFUSED
    }
}
