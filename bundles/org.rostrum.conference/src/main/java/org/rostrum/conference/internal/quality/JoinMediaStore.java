// SPDX-License-Identifier: Apache-2.0
package org.rostrum.conference.internal.quality;

import java.util.List;
import java.util.Map;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.conference.history.JoinMedia;
import org.rostrum.conference.history.JoinSample;

/** Keeps what was measured of joins. Thread-safe, never blocks, never fails: figures that cannot be stored are lost. */
public interface JoinMediaStore {

    /** Adds to what the join records of a session have already. */
    void save(SessionId session, Map<ParticipantId, JoinMedia> joins);

    /** @param samples twelve of each at most, in order; none is empty */
    void keep(SessionId session, Map<ParticipantId, List<JoinSample>> samples);
}
