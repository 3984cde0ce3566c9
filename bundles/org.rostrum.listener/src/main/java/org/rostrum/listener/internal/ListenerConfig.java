// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Node settings of the listener, {@code <data>/etc/org.rostrum.listener.cfg}. */
@ObjectClassDefinition(name = "Listener", description = "Ports and bounds of the one listener")
public @interface ListenerConfig {

    String PID = "org.rostrum.listener";

    @AttributeDefinition(description = "Address to listen on; empty: all")
    String host() default "";

    @AttributeDefinition(description = "Port of pages, API and signalling; 443 gives way to 8443; 0: none")
    int httpsPort() default 443;

    @AttributeDefinition(description = "Port that sends plain HTTP on to HTTPS; 80 gives way to 8888; 0: none")
    int httpPort() default 80;

    @AttributeDefinition(description = "Platform port, offers the same as httpsPort; 0: none")
    int platformPort() default 4307;

    @AttributeDefinition(description = "Milliseconds without a byte after which a connection is closed (sockets set their own)")
    int idleTimeoutMs() default 30_000;

    @AttributeDefinition(description = "Milliseconds for TLS and the header of a request, together")
    int headerTimeoutMs() default 20_000;

    @AttributeDefinition(description = "Largest header of a request, bytes")
    int maxHeaderBytes() default 16_384;

    @AttributeDefinition(description = "Connections open at the same time on all ports; more wait to be accepted")
    int maxConnections() default 20_000;
}
