// SPDX-License-Identifier: Apache-2.0
package org.rostrum.acme.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Node settings of ACME, {@code <data>/etc/org.rostrum.acme.cfg}; what to ask for is set in the panel. */
@ObjectClassDefinition(name = "ACME", description = "Certificates obtained from an authority")
public @interface AcmeConfig {

    String PID = "org.rostrum.acme";

    @AttributeDefinition(name = "Authorities", description = "PEM file with the authorities that the ACME server itself is trusted by; empty: those of Java")
    String caFile() default "";

    @AttributeDefinition(name = "Time for a step (s)", description = "Seconds that an authority has for a step: checking a name, issuing")
    int stepTimeoutSeconds() default 120;
}
