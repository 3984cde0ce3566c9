// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What a STUN server outside says about the address of this server (20/WRTC-5); an OSGi service. Thread-safe, never blocks. */
@ProviderType
public interface OuterAddress {

    /** As of the last question. */
    State state();

    /**
     * What is known.
     *
     * @param server    who was asked, as it is set; empty: nobody
     * @param addresses numeric, IPv4 before IPv6; what was learned last stays while nobody answers
     */
    record State(String server, List<String> addresses, Problem problem) {

        public State {
            addresses = List.copyOf(addresses);
        }
    }

    /** Why nothing new is known. */
    enum Problem {
        /** It answered, nobody is to be asked, or the first question is under way. */
        NONE,
        /** What is set is no name or address with a port. */
        NO_SERVER,
        /** The name has no address. */
        NO_ADDRESS,
        /** No answer, or none with an address that others could use. */
        SILENT
    }
}
