// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Node settings of the listener, {@code <data>/etc/org.rostrum.listener.cfg}. */
@ObjectClassDefinition(name = "Listener", description = "Ports and bounds of the one listener")
public @interface ListenerConfig {

    String PID = "org.rostrum.listener";

    @AttributeDefinition(name = "Address", description = "Address to listen on; empty: all")
    String host() default "";

    @AttributeDefinition(name = "HTTPS port", description = "Port of pages, API and signalling; 443 gives way to 8443; 0: none",
            min = "0", max = "65535")
    int httpsPort() default 443;

    @AttributeDefinition(name = "HTTP port", description = "Port that sends plain HTTP on to HTTPS; 80 gives way to 8888; 0: none",
            min = "0", max = "65535")
    int httpPort() default 80;

    @AttributeDefinition(name = "Platform port", description = "Platform port, offers the same as httpsPort; 0: none",
            min = "0", max = "65535")
    int platformPort() default 4307;

    @AttributeDefinition(name = "TURN port (TCP)", description = "TURN over TCP; TURN over UDP has the same number in org.rostrum.media.turn; 0: none",
            min = "0", max = "65535")
    int turnPort() default 3478;

    @AttributeDefinition(name = "TURN port (TLS)", description = "TURN over TLS; 0: none",
            min = "0", max = "65535")
    int turnTlsPort() default 5349;

    @AttributeDefinition(name = "Certificate", description = "self_signed, custom (uploaded) or acme (obtained)")
    String mode() default "self_signed";

    @AttributeDefinition(name = "TLS versions", description = "TLSv1.2, TLSv1.3 or both")
    String[] tlsVersions() default {"TLSv1.3", "TLSv1.2"};

    @AttributeDefinition(name = "HSTS", description = "Strict-Transport-Security: true, false; auto: unless the certificate is the server's own")
    String hsts() default "auto";

    @AttributeDefinition(name = "Trusted proxies", description = "Networks of proxies whose X-Forwarded-For, -Proto, -Host and Forwarded are believed, e.g. 10.0.0.5/32")
    String[] trustedProxies() default {};

    @AttributeDefinition(name = "Idle time-out (ms)", description = "Milliseconds without a byte after which a connection is closed (sockets set their own)",
            min = "1000", max = "600000")
    int idleTimeoutMs() default 30_000;

    @AttributeDefinition(name = "Header time-out (ms)", description = "Milliseconds for TLS and the header of a request, together",
            min = "1000", max = "120000")
    int headerTimeoutMs() default 20_000;

    @AttributeDefinition(name = "Largest header", description = "Largest header of a request, bytes",
            min = "4096", max = "65536")
    int maxHeaderBytes() default 16_384;

    @AttributeDefinition(name = "Connections", description = "Connections open at the same time on all ports; more wait to be accepted",
            min = "100", max = "1000000")
    int maxConnections() default 20_000;

    @AttributeDefinition(name = "DSCP of signalling", description = "DSCP of signalling and pages, for networks that treat it with preference; 24: CS3, 0: none",
            min = "0", max = "63")
    int signallingDscp() default 24;
}
