// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

/** Who may call an operation at all; what he may do there is decided by the domain. */
public enum Need {
    /** Open to all; a token that happens to come along is not looked at. */
    NOBODY,
    /** Open to all; a valid token is taken into account, an invalid one ignored. */
    ANYBODY,
    /** Accounts, administrators and applications; guests are refused. */
    SIGNED_IN,
    /** Accounts only. */
    USER,
    /** Administrators of either role, for reading what a security administrator may see (10/AR-2, 60/SA-4), and applications. */
    AUDITOR,
    /** Administrators with the role {@code admin}, and applications. */
    ADMINISTRATOR
}
