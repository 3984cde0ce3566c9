// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

/** How far a call is. The wire word is the lower-case name. */
public enum CallPhase {
    RINGING,
    /** Taken; its session is being opened. */
    OPENING,
    /** Its session runs; both join it. */
    CONNECTED,
    ENDED
}
