// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

/**
 * Node settings about licences. Without a Metatype description, so that they are in their file only and neither panel, API nor console
 * can change them (00/R-3).
 */
public @interface LicenceConfig {

    String PID = "org.rostrum.licence";

    /** Takes the built-in edition away: without a valid licence nothing new begins. */
    boolean required() default false;
}
