// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

/** How one of those who are rung stands. The wire word is the lower-case name. */
public enum LegPhase {
    RINGING,
    ACCEPTED,
    /** He said no. */
    REJECTED,
    /** He talks already, or another call rings at him. */
    BUSY,
    /** Somebody else of the group has it. */
    ELSEWHERE,
    /** It rang, and then no more. */
    MISSED
}
