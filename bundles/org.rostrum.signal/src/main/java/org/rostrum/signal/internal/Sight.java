// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.conference.Participant;

/**
 * Whose IDs a client is shown: his own always, those of others as the switch says, guests all (30/FLD-2, FLD-3).
 *
 * @param own    the seat that he has; null: none
 * @param others whether he is shown the IDs of others
 */
record Sight(@Nullable ParticipantId own, boolean others) {

    boolean showsIdOf(Participant participant) {
        return others || participant.id().equals(own);
    }
}
