// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Node settings of Web Push, {@code <data>/etc/org.rostrum.push.cfg}. */
@ObjectClassDefinition(name = "Web Push", description = "Notifications to browsers that sleep")
public @interface PushConfig {

    String PID = "org.rostrum.push";

    @AttributeDefinition(name = "Authorities", description = "PEM file with the authorities that push services are trusted by; empty: those of Java")
    String caFile() default "";
}
