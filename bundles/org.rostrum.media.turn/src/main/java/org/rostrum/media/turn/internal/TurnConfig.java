// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of a node's TURN server; a change ends all relays. */
@ObjectClassDefinition(id = TurnConfig.PID, name = "TURN", description = "The built-in TURN server")
public @interface TurnConfig {

    String PID = "org.rostrum.media.turn";

    @AttributeDefinition(name = "UDP port", description = "TURN and STUN over UDP; 0: none. TCP and TLS are ports of the listener",
            min = "0", max = "65535")
    int port() default 3478;

    @AttributeDefinition(name = "Relay ports", description = "First and last UDP port of relays, e.g. 53001-56000; each is open only while it is used")
    String relayPorts() default "53001-56000";

    @AttributeDefinition(name = "Allowed peers",
            description = "Networks that relays may reach besides this server's own media port and relays, e.g. 192.0.2.0/24; empty: none")
    String[] allowedPeers() default {};

    @AttributeDefinition(name = "Relays", description = "Relays at the same time", min = "1", max = "3000")
    int maxAllocations() default 1_000;

    @AttributeDefinition(name = "Relays of one client", description = "Relays at the same time of one participant", min = "1", max = "100")
    int allocationsPerUser() default 8;

    @AttributeDefinition(name = "Rate of a relay", description = "kbit/s in each direction; what is more is dropped. A packet counts as 400 octets at least, "
            + "which bounds small ones: 6,250 a second at 20000", min = "1000", max = "1000000")
    int relayKbps() default 20_000;
}
