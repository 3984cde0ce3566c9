// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of a node's media port; a change closes all transports and opens the port anew. */
@ObjectClassDefinition(id = MediaNetConfig.PID, name = "Media network", description = "The UDP port for media of browsers")
public @interface MediaNetConfig {

    String PID = "org.rostrum.media.net";

    @AttributeDefinition(name = "UDP port", description = "1 to 65535; 0 lets the system choose, for tests",
            min = "0", max = "65535")
    int port() default 53000;

    @AttributeDefinition(name = "Bind address", description = "Address of this host to which the UDP port is bound, so that packets leave from it; "
            + "empty: all addresses, then the system chooses by its routes")
    String bindAddress() default "";

    @AttributeDefinition(name = "Workers", description = "Threads that forward media, one core each; 0: one less than the host has cores, 1 to 4. Needs Linux above 1",
            min = "0", max = "256")
    int workers() default 0;

    @AttributeDefinition(name = "Public addresses",
            description = "IPv4 and IPv6 addresses that the outside sees, by comma; what reaches them is forwarded to the UDP port here; empty: none")
    String publicAddress() default "";

    @AttributeDefinition(name = "Protocols", description = "udp, tcp or both: what is announced for the addresses of this host; "
            + "TCP uses the ports of the listener")
    String protocols() default "udp,tcp";

    @AttributeDefinition(name = "Public protocols", description = "udp, tcp or both: what is announced for the public addresses")
    String publicProtocols() default "udp,tcp";

    @AttributeDefinition(name = "Announce local", description = "Announce the addresses of this host besides the public ones; counts only with such")
    boolean announceLocal() default true;

    @AttributeDefinition(name = "Local addresses", description = "Addresses to announce; empty: all that are up, without link-local, "
            + "temporary and loopback ones")
    String[] addresses() default {};

    @AttributeDefinition(name = "Announce loopback", description = "Also announce 127.0.0.1 and ::1, for clients on this host only")
    boolean announceLoopback() default false;

    @AttributeDefinition(name = "DSCP of sound", description = "Mark of packets with sound, for networks that treat it with preference; 46: EF, 0: none",
            min = "0", max = "63")
    int audioDscp() default 46;

    @AttributeDefinition(name = "DSCP of pictures", description = "Mark of packets with pictures and all other packets of the media port; 34: AF41, 0: none",
            min = "0", max = "63")
    int videoDscp() default 34;

    @AttributeDefinition(name = "Receive buffer", description = "Octets of the socket; the system's limit net.core.rmem_max applies",
            min = "65536", max = "268435456")
    int receiveBufferBytes() default 4 << 20;

    @AttributeDefinition(name = "Send buffer", description = "Octets of the socket; the system's limit net.core.wmem_max applies",
            min = "65536", max = "268435456")
    int sendBufferBytes() default 4 << 20;
}
