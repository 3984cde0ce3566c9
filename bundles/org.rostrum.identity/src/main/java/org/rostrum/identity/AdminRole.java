// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity;

/** Roles of administrators (00/R-10). */
public enum AdminRole {
    ADMIN,
    SECURITY_ADMIN
}
