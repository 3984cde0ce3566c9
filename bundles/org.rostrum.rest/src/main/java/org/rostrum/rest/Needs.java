// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an operation needs; every operation carries it. A method without it answers everybody with {@code forbidden}, and
 * the build fails. The expected values are in {@code docs/api/rights.csv}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    Need value();

    /** Whether it answers while set-up is required; all others answer {@code setupRequired} then. */
    boolean beforeSetup() default false;
}
