// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rostrum.media.leg.MediaCodec;

/** The codec of a room, kept in step with who is present. Thread-safe: connectors ask before the room's worker knows of them. */
final class CodecPlan {

    private final List<MediaCodec> preference;
    private final Map<Object, Set<MediaCodec>> present = new HashMap<>();
    private MediaCodec current;

    CodecPlan(List<MediaCodec> preference) {
        this.preference = List.copyOf(preference);
        current = CodecPolicy.choose(List.of(), preference);
    }

    synchronized void enter(Object leg, Set<MediaCodec> video) {
        present.put(leg, video);
        current = CodecPolicy.choose(present.values(), preference);
    }

    synchronized void leave(Object leg) {
        present.remove(leg);
        current = CodecPolicy.choose(present.values(), preference);
    }

    synchronized MediaCodec current() {
        return current;
    }
}
