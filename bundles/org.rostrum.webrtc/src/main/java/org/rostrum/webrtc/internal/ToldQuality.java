// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rostrum.base.id.ParticipantId;
import org.rostrum.media.stats.Rating;

/** What one client knows of the quality of those whom it sees; only changes are told. Guarded by its owner. */
final class ToldQuality {

    private Map<ParticipantId, Rating.Level> told = new HashMap<>();

    /**
     * @param now levels of those whom the client sees or hears now; others are forgotten
     * @return what differs from what was told; who was never told of counts as unknown
     */
    Map<ParticipantId, Rating.Level> changes(Map<ParticipantId, Rating.Level> now) {
        Map<ParticipantId, Rating.Level> changes = new LinkedHashMap<>();
        now.forEach((id, level) -> {
            if (told.getOrDefault(id, Rating.Level.UNKNOWN) != level) {
                changes.put(id, level);
            }
        });
        told = new HashMap<>(now);
        return changes;
    }

    /** Another client asks: it knows nothing yet. */
    void forget() {
        told.clear();
    }
}
