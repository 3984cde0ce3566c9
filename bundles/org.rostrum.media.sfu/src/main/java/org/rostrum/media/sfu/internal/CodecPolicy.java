// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.rostrum.media.leg.MediaCodec;

/** Which codec everybody sends video in: a function of the capabilities of those present. Pure. */
final class CodecPolicy {

    /** VP8 is what every browser does; the others serve rooms where somebody lacks it. */
    static final List<MediaCodec> PREFERENCE = List.of(MediaCodec.VP8, MediaCodec.H264, MediaCodec.VP9, MediaCodec.AV1);

    private CodecPolicy() {}

    /**
     * @param present    capabilities of each participant; an empty set (no video at all) has no say
     * @param preference best first
     * @return the first codec of the preference that all have, else VP8
     */
    static MediaCodec choose(Collection<Set<MediaCodec>> present, List<MediaCodec> preference) {
        return preference.stream()
                .filter(codec -> present.stream().allMatch(has -> has.isEmpty() || has.contains(codec)))
                .findFirst()
                .orElse(MediaCodec.VP8);
    }
}
