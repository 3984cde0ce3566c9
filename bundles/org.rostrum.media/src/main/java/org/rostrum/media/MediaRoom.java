// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.base.id.SessionId;
import org.rostrum.media.stats.ParticipantStats;

/** Media of one session. Thread-safe, never blocks: calls become commands of the media workers. */
@ProviderType
public interface MediaRoom {

    SessionId session();

    /**
     * Opens or closes a source of a participant. A closed source is received and dropped: nobody sees or hears it,
     * whatever the client sends. Closed until first opened; remembered for participants without a leg.
     */
    void gate(ParticipantId participant, MediaSource source, boolean open);

    /**
     * Limits what a participant receives and sends from now on (30/BW-3); in effect within a tenth of a second. Remembered for
     * participants without a leg.
     *
     * @param limits {@link MediaLimits#NONE}: none any more
     */
    void limit(ParticipantId participant, MediaLimits limits);

    /** Closes the participant's leg, if any, and forgets gates and limits. */
    void remove(ParticipantId participant);

    /** Tracks that arrive now; a snapshot. */
    List<TrackInfo> tracks();

    /**
     * Asks for the numbers of the last second, one entry for each participant with media, in the order of coming. The answer comes at
     * once, or on a worker of the room: hand over and return. Where the room is elsewhere or overloaded there may be none; whoever
     * waits sets a limit.
     */
    void statistics(Consumer<List<ParticipantStats>> answer);
}
