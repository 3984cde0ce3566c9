// SPDX-License-Identifier: Apache-2.0
package org.rostrum.store.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which database this node uses. */
@ObjectClassDefinition(name = "Rostrum: database", description = "Which database this node uses. A change takes effect at once.")
public @interface StoreConfig {

    String PID = "org.rostrum.store";

    @AttributeDefinition(name = "Address", description = "jdbc:postgresql://host:port/name; empty: embedded database in the data folder")
    String url() default "";

    @AttributeDefinition(name = "User", description = "Owner of the database; unused for the embedded one")
    String user() default "rostrum";

    @AttributeDefinition(name = "Password", description = "Better in a file, see next", type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(name = "Password file", description = "File whose first line is the password; wins over the password here")
    String passwordFile() default "";

    @AttributeDefinition(name = "Connections", description = "Largest number of connections at the same time", min = "2", max = "200")
    int connections() default 12;

    @AttributeDefinition(
            name = "Connect time-out (ms)",
            description = "How long a request waits for a connection before it is refused with storeUnavailable",
            min = "250",
            max = "30000")
    int connectTimeoutMs() default 2000;
}
