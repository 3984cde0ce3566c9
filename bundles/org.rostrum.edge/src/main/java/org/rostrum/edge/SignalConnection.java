// SPDX-License-Identifier: Apache-2.0
package org.rostrum.edge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.error.RostrumException;
import org.rostrum.conference.Seat;
import org.rostrum.identity.Identity;
import org.rostrum.identity.IdentityError;
import org.rostrum.identity.group.Right;

/** One signalling connection as handlers see it. Thread-safe. */
@ProviderType
public interface SignalConnection {

    /** Unique on this node, for logs. */
    String id();

    Identity identity();

    /** Numeric address of the client. */
    String address();

    /** TCP port that the client reached this server on, as its page's address says it; 0 if that is not known. */
    default int reachedPort() {
        return 0;
    }

    /** Host of the same address: a name or a numeric address, IPv6 in brackets; empty if that is not known. */
    default String reachedHost() {
        return "";
    }

    /** Browser profile or installation, 32 hex digits: several tabs are one (00/R-7); empty if that is not known. */
    default String appInstance() {
        return "";
    }

    /** Whether he may now; from memory, follows changes of groups and zones at once. */
    default boolean may(Right right) {
        return false;
    }

    /**
     * Refuses who may not now (30/RGT-7).
     *
     * @throws RostrumException {@link IdentityError#RIGHT_MISSING} with the right's word as location
     */
    default void require(Right right) {
        if (!may(right)) {
            throw new RostrumException(IdentityError.RIGHT_MISSING, "You do not have the right " + right.word() + ".", right.word());
        }
    }

    /** The seat, while in a session. */
    Optional<Seat> seat();

    /** Sends an event without sequence number, e.g. {@code media.offer}; never blocks; a client that reads too slowly is disconnected. */
    void send(String type, JsonNode body);
}
