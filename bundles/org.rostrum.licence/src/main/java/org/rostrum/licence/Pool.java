// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

/** The four pools (10/LIC-1). */
public enum Pool {
    ONLINE,
    PRO,
    GUEST,
    GATEWAY
}
