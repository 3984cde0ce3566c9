// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference;

/** Role in the session (10/B). */
public enum ParticipantRole {
    OWNER,
    MODERATOR,
    PARTICIPANT;

    /** Whether the moderators' commands are allowed. */
    public boolean moderates() {
        return this != PARTICIPANT;
    }
}
