// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaLimits;
import org.rostrum.media.MediaSource;

/** What a room tells the connector of a leg. Every call is on a media worker: hand over and return. */
@ConsumerType
public interface LegListener {

    /** What the slots carry from now on; complete, audio first. */
    void slots(List<SlotState> slots);

    /** Who speaks, loudest first, at most 8; at most 5 calls a second. */
    void speakers(List<ParticipantId> speakers);

    /** The endpoint must send video in this codec from now on: negotiate anew. */
    void videoCodec(MediaCodec codec);

    /**
     * Which layers of a source the endpoint is to send from now on; complete. Until the first call all of them. An endpoint
     * that cannot stop layers may ignore it.
     */
    default void layers(MediaSource source, List<LayerState> layers) {}

    /** Clocks of slots whose own has begun or moved. An endpoint that reads sender reports may ignore it. */
    default void clocks(List<SlotClock> clocks) {}

    /** What an administrator lets the endpoint receive and send from now on. Not called while there is no limit. */
    default void limits(MediaLimits limits) {}

    /**
     * Whether the endpoint is to send its sound with redundancy (RFC 2198) from now on; until the first call without. An endpoint that
     * cannot may ignore it.
     */
    default void redundancy(boolean wanted) {}

    /** The room gave the leg up; nothing follows. Not called for {@link MediaLeg#close}. */
    void closed(LegEnd cause);
}
