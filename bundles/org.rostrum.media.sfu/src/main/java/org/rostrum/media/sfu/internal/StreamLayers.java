// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.jspecify.annotations.Nullable;
import org.rostrum.media.leg.MediaCodec;
import org.rostrum.proto.rtp.DependencyStructure;
import org.rostrum.proto.rtp.PictureFields;

/**
 * The layers inside one stream: which there are, how large they are and what each choice of a highest spatial and temporal
 * layer costs. Confined to the room's worker.
 */
final class StreamLayers {

    static final int SPATIAL = 4;
    static final int TEMPORAL = 4;
    private static final int TOTAL = SPATIAL * TEMPORAL;
    private static final long KEY_FRAMES_APART_NS = 1_000_000_000L;

    private final RateWindow rates = new RateWindow(TOTAL + 1);
    private final int[] widths = new int[SPATIAL];
    private final int[] heights = new int[SPATIAL];
    private int topSpatial;
    private int topTemporal;
    /** The last key frame, by its time stamp, and when it began. */
    private long keyTimestamp = -1;
    private long keyNs = Long.MIN_VALUE / 2;
    private boolean rare;
    private @Nullable DependencyStructure structure;

    /** The structure that descriptors of this stream refer to; made with the first one. */
    DependencyStructure structure() {
        if (structure == null) {
            structure = new DependencyStructure();
        }
        return structure;
    }

    /** Counts a packet that is new. */
    void count(InboundPacket packet, long nowNs) {
        int octets = packet.rtp.length();
        rates.add(TOTAL, octets, nowNs);
        if (ofRareKeyFrame(packet, nowNs)) {
            return;
        }
        if (packet.described && structure != null) {
            described(packet, octets, nowNs);
        } else if (packet.codec == MediaCodec.VP8 || packet.codec == MediaCodec.VP9) {
            layered(packet.picture, octets, nowNs);
        }
    }

    /** A key frame costs once, no matter which layers go on: counted, it would make the smallest picture seem too dear for a second. */
    private boolean ofRareKeyFrame(InboundPacket packet, long nowNs) {
        long timestamp = packet.rtp.timestamp();
        if (packet.picture.keyFrameStart && timestamp != keyTimestamp) {
            rare = nowNs - keyNs > KEY_FRAMES_APART_NS;
            keyTimestamp = timestamp;
            keyNs = nowNs;
        }
        return rare && timestamp == keyTimestamp;
    }

    private void described(InboundPacket packet, int octets, long nowNs) {
        DependencyStructure s = packet.structure;
        int counted = 0;
        for (int target = 0; s != null && target < s.targets(); target++) {
            int point = point(s.targetSpatial(target), s.targetTemporal(target));
            if ((packet.descriptor.present() >> target & 1) != 0 && (counted >> point & 1) == 0) {
                counted |= 1 << point;
                rates.add(point, octets, nowNs);
            }
        }
        topSpatial = Math.max(topSpatial, packet.descriptor.spatial());
        topTemporal = Math.max(topTemporal, packet.descriptor.temporal());
    }

    private void layered(PictureFields picture, int octets, long nowNs) {
        int t = Math.min(Math.max(0, picture.temporalId), TEMPORAL - 1);
        int s = Math.min(picture.spatialId, SPATIAL - 1);
        topSpatial = Math.max(topSpatial, s);
        topTemporal = Math.max(topTemporal, t);
        for (int spatial = s; spatial <= (picture.discardableBelow ? s : topSpatial); spatial++) {
            for (int temporal = t; temporal <= topTemporal; temporal++) {
                rates.add(point(spatial, temporal), octets, nowNs);
            }
        }
    }

    private static int point(int spatial, int temporal) {
        return Math.min(spatial, SPATIAL - 1) * TEMPORAL + Math.min(temporal, TEMPORAL - 1);
    }

    /** What the first packet of a key frame tells, or another one that announces layers. */
    void learn(InboundPacket packet) {
        DependencyStructure s = packet.described ? packet.structure : null;
        PictureFields picture = packet.picture;
        int layers = s != null ? s.layers() : picture.layers;
        if (layers > 0) {
            topSpatial = Math.min(layers, SPATIAL) - 1;
        }
        for (int i = 0; i < Math.min(layers, SPATIAL); i++) {
            widths[i] = s != null ? s.width(i) : picture.layerWidths[i];
            heights[i] = s != null ? s.height(i) : picture.layerHeights[i];
        }
    }

    /** Another codec begins. */
    void forget() {
        topSpatial = 0;
        topTemporal = 0;
        for (int i = 0; i < SPATIAL; i++) {
            widths[i] = 0;
            heights[i] = 0;
        }
    }

    /** Highest spatial layer that was seen. */
    int topSpatial() {
        return topSpatial;
    }

    /** Highest temporal layer that was seen. */
    int topTemporal() {
        return topTemporal;
    }

    /** Pixels of a spatial layer; 0 unknown. */
    int width(int spatial) {
        return widths[Math.min(spatial, topSpatial)];
    }

    /** Pixels of a spatial layer; 0 unknown. */
    int height(int spatial) {
        return heights[Math.min(spatial, topSpatial)];
    }

    /** Of everything. */
    long bitsPerSecond(long nowNs) {
        return rates.bitsPerSecond(TOTAL, nowNs);
    }

    /** Of what a receiver gets that takes these layers and what they need; 0 while nothing of them comes. */
    long bitsPerSecond(int spatial, int temporal, long nowNs) {
        return rates.bitsPerSecond(point(spatial, temporal), nowNs);
    }
}
