// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest;

/** Who may call an operation at all; what he may do there is decided by the domain. */
public enum Need {
    /** Open to all; a token that happens to come along is not looked at. */
    NOBODY,
    /** Open to all; a valid token is taken into account, an invalid one ignored. */
    ANYBODY,
    /** Accounts and administrators; guests are refused. */
    SIGNED_IN,
    /** Accounts only. */
    USER,
    /** Administrators only. */
    ADMINISTRATOR
}
