// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import org.jspecify.annotations.Nullable;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.MediaSource;

/**
 * What a slot carries.
 *
 * @param participant whose; null: nobody's
 * @param width       pixels of the layer forwarded; 0 unknown
 * @param height      pixels of the layer forwarded; 0 unknown
 */
public record SlotState(ReceiveSlot slot, @Nullable ParticipantId participant, MediaSource source, int width, int height, Pause pause) {

    /** Why nothing flows. */
    public enum Pause {
        /** It flows. */
        NONE,
        /** The source is closed. */
        MUTED,
        /** Nothing arrives from the source, or in a codec that this endpoint cannot decode. */
        NO_TRACK,
        /** The way to this endpoint is too narrow. */
        BANDWIDTH,
        /** The endpoint did not ask for anything. */
        NOT_WANTED,
        /** An administrator's limit leaves no room for it (30/BW-3). */
        LIMIT
    }
}
