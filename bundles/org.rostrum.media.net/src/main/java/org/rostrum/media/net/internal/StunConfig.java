// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of a node's search for its outer address; a change disturbs nothing that runs. */
@ObjectClassDefinition(id = StunConfig.PID, name = "Outer address", description = "How this server learns the address that the outside sees")
public @interface StunConfig {

    String PID = "org.rostrum.media.net.stun";

    @AttributeDefinition(name = "STUN server", description = "Asked for the address of this server, which is announced besides the others, e.g. "
            + "stun.example.org:3478; a name or an address, IPv6 in brackets; empty: none")
    String server() default "";

    @AttributeDefinition(name = "Interval", description = "Seconds between two questions; one that failed is repeated after 30", min = "30", max = "86400")
    int intervalSeconds() default 300;
}
