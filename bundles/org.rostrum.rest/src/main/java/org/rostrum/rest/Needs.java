// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.rostrum.identity.group.Right;

/**
 * What an operation needs; every operation carries it. A method without it answers everybody with {@code forbidden}, and
 * the build fails. The expected values are in {@code docs/api/rights}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {

    /** The only permission of an operation that every application may call, for what a token tells about itself. */
    String ANY_APPLICATION = "*";

    Need value();

    /**
     * Permissions that a token of an application must have, all of them, in their {@code :read} or {@code :write} form
     * (60/OP-1). Empty: closed to applications, whoever is behind them; {@link #ANY_APPLICATION}: open to each.
     */
    String[] permissions() default {};

    /**
     * Right without which an account or guest is refused with {@code rightMissing}, from where he is (30/RGT-7); none or one. Administrators
     * and applications of their own right have all.
     */
    Right[] right() default {};

    /** Whether the secret API key opens it (20/SEC-20); what could make more of the key must not (61/AO-15). */
    boolean apiKey() default true;

    /** Whether it answers while set-up is required; all others answer {@code setupRequired} then. */
    boolean beforeSetup() default false;
}
