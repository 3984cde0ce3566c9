// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence;

/** Where the licence stands in time (00/R-5). The wire word is the lower-case name. */
public enum LicenceState {
    VALID,
    /** At most 30 days are left. */
    EXPIRING,
    /** The end is over, the days of grace are not. */
    GRACE,
    EXPIRED,
    /** There is none that holds here, and the built-in edition is taken away or was not chosen. */
    NONE;

    /** Whether something new may begin. */
    public boolean accepts() {
        return this != EXPIRED && this != NONE;
    }
}
