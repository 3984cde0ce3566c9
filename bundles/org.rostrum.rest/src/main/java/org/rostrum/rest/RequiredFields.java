// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Fields that one operation requires of a body which other operations take without them; for the API description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface RequiredFields {

    /** Names on the wire. */
    String[] value();
}
