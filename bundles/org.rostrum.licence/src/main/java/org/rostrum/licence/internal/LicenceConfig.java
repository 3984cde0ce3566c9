// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Node settings about licences; in the file only, never in the panel (00/R-3). */
@ObjectClassDefinition(id = LicenceConfig.PID, name = "Licence", description = "Whether this server needs a licence")
public @interface LicenceConfig {

    String PID = "org.rostrum.licence";

    @AttributeDefinition(name = "Required", description = "Takes the built-in edition away: without a valid licence nothing new begins")
    boolean required() default false;
}
