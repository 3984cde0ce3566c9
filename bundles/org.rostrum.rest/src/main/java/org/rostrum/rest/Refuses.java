// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Refusals of an operation for the API description, {@code "404 conferenceNotFound"} each. Those that follow from
 * {@link Needs}, from a body or from the engine are added by themselves.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Refuses {

    /** Status, blank, reason. */
    String[] value();
}
