// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import java.util.Set;

/**
 * What an endpoint can do, known before anything is negotiated.
 *
 * @param video      video codecs that it can encode and decode
 * @param audioSlots audio receive slots to begin with, zero or more
 * @param videoSlots video receive slots to begin with, zero or more
 */
public record LegPlan(Set<MediaCodec> video, int audioSlots, int videoSlots) {

    public LegPlan {
        video = Set.copyOf(video);
    }
}
