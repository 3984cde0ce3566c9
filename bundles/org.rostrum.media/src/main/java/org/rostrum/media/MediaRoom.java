// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;

/** Media of one session. Thread-safe, never blocks: calls become commands of the media workers. */
@ProviderType
public interface MediaRoom {

    SessionId session();

    /**
     * Opens or closes a source of a participant. A closed source is received and dropped: nobody sees or hears it,
     * whatever the client sends. Closed until first opened; remembered for participants without a leg.
     */
    void gate(ParticipantId participant, MediaSource source, boolean open);

    /** Closes the participant's leg, if any, and forgets the gates. */
    void remove(ParticipantId participant);

    /** Tracks that arrive now; a snapshot. */
    List<TrackInfo> tracks();
}
