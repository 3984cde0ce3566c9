// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.spi;

/** The one order of checks on joining (40/A-6, 00/R-28): the first that fails gives the refusal. Declared in order. */
public enum AdmissionStep {
    /** Does the server take joins. */
    SERVER,
    EXISTS,
    RUNNING,
    METHOD,
    /** Account or guest allowed. */
    ACCOUNT,
    /** Invited, or uninvited people allowed. */
    INVITATION,
    REGISTRATION,
    /** Removed by a moderator; beside the entry ban, since it is a ban of one person. */
    EXCLUSION,
    ENTRY_LOCK,
    PIN,
    GUEST_LIMIT,
    PARTICIPANTS_LIMIT,
    LICENCE,
    WAITING_ROOM
}
