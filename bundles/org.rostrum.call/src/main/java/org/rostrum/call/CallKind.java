// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call;

/** What rings. The wire word is the lower-case name. */
public enum CallKind {
    /** One person by his account. */
    PERSON,
    /** Everybody of a group; the first who accepts has it (30 §9). */
    GROUP,
    /** Somebody is called into a running conference. */
    INVITE,
    /** Somebody asks the owner of a running conference to be let in (90/CF-2, 00/R-44). */
    REQUEST
}
