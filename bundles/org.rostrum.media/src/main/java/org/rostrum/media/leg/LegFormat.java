// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.leg;

import java.util.Map;

/**
 * Numbers that were negotiated with the endpoint; the same in both directions.
 *
 * @param payloadTypes of each codec that it takes
 * @param alsoSent     further payload types in which it may send, e.g. the same codec with other parameters
 * @param red          of redundant Opus (RFC 2198) that it takes; −1 if it does not
 */
public record LegFormat(Map<MediaCodec, PayloadType> payloadTypes, Map<Integer, MediaCodec> alsoSent, Extensions extensions, int red) {

    /** Without redundant sound. */
    public LegFormat(Map<MediaCodec, PayloadType> payloadTypes, Map<Integer, MediaCodec> alsoSent, Extensions extensions) {
        this(payloadTypes, alsoSent, extensions, -1);
    }

    public LegFormat {
        payloadTypes = Map.copyOf(payloadTypes);
        alsoSent = Map.copyOf(alsoSent);
    }

    /**
     * @param media 0 to 127
     * @param rtx   of its retransmissions (RFC 4588); −1 if there are none
     */
    public record PayloadType(int media, int rtx) {}

    /** Ids of header extensions (RFC 8285); 0: not negotiated. */
    public record Extensions(
            int mid, int rid, int repairedRid, int audioLevel, int transportCc, int orientation, int dependencyDescriptor) {

        public static final Extensions NONE = new Extensions(0, 0, 0, 0, 0, 0, 0);
    }
}
