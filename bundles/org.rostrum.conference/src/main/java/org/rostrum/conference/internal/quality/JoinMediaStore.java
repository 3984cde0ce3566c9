// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.quality;

import java.util.Map;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.history.JoinMedia;

/** Keeps what was measured of joins. Thread-safe, never blocks, never fails: figures that cannot be stored are lost. */
@FunctionalInterface
public interface JoinMediaStore {

    /** Adds to what the join records of a session have already. */
    void save(SessionId session, Map<ParticipantId, JoinMedia> joins);
}
