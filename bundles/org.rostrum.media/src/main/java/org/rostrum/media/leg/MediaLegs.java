// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;

/** Brings endpoints into rooms, an OSGi service. Thread-safe, never blocks. */
@ProviderType
public interface MediaLegs {

    /**
     * Attaches an endpoint to the room of a session. A leg that the participant has already ends with
     * {@link LegEnd#REPLACED}. In a room that has ended the leg ends at once.
     */
    MediaLeg attach(SessionId session, ParticipantId participant, LegPlan plan, LegPipe pipe, LegListener listener);
}
