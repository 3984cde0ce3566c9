// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.id;

/** A participant within one session; opaque text of 1 to 32 letters and digits, the same for the whole seat. */
public record ParticipantId(String value) {

    public ParticipantId {
        if (value.isEmpty() || value.length() > 32) {
            throw new IllegalArgumentException("participant ID has 1 to 32 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
