// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rungs of one source: layers as separate streams, layers inside of a stream, or both. Confined to the room's worker. */
final class TrackLadder {

    /** Height assumed for the best layer before its first key frame tells. */
    private static final int NOMINAL_HEIGHT = 720;
    private static final int TOP = StreamLayers.SPATIAL - 1;

    private final IngressTrack track;
    private List<Rung> rungs = List.of();
    private long madeNs = Long.MIN_VALUE;

    TrackLadder(IngressTrack track) {
        this.track = track;
    }

    /** Worst first; made once for each time. Empty: nothing arrives and nothing was stopped. */
    List<Rung> rungs(long nowNs) {
        if (nowNs != madeNs) {
            madeNs = nowNs;
            rungs = make(nowNs);
        }
        return rungs;
    }

    private List<Rung> make(long nowNs) {
        int count = track.layers();
        boolean flows = false;
        for (int rank = 0; rank < count; rank++) {
            IngressStream stream = track.stream(rank);
            flows |= stream != null && track.demand.allowed(rank) && stream.flowing(nowNs);
        }
        int[] heights = heights(count);
        List<Rung> made = new ArrayList<>();
        for (int rank = count - 1; rank >= 0; rank--) {
            IngressStream stream = track.stream(rank);
            if (!track.demand.allowed(rank)) {
                continue;
            }
            if (stream != null && (stream.flowing(nowNs) || !flows && stream.arriving(nowNs))) {
                inside(stream, rank, heights[rank], rank == count - 1, nowNs, made);
            } else if (track.demand.comesOnDemand(rank, nowNs)) {
                made.add(new Rung(rank, TOP, TOP, heights[rank], track.demand.promised(rank)));
            }
        }
        return made;
    }

    /** Each layer is taken for half as high as the next better one until its key frame tells. */
    private int[] heights(int count) {
        int[] heights = new int[count];
        int height = NOMINAL_HEIGHT * 2;
        for (int rank = 0; rank < count; rank++) {
            IngressStream stream = track.stream(rank);
            height = stream != null && stream.height > 0 ? stream.height : height / 2;
            heights[rank] = height;
        }
        return heights;
    }

    /** A picture at its lowest frame rate is worth having only where there is no smaller picture. */
    private void inside(IngressStream stream, int rank, int height, boolean smallest, long nowNs, List<Rung> made) {
        StreamLayers layers = stream.layers;
        int topSpatial = layers.topSpatial();
        int topTemporal = layers.topTemporal();
        for (int s = 0; s <= topSpatial; s++) {
            int pixels = layers.height(s) > 0 ? layers.height(s) : height >> topSpatial - s;
            int lowest = smallest && s == 0 ? 0 : Math.max(0, topTemporal - 1);
            for (int t = lowest; t <= topTemporal; t++) {
                long rate = topSpatial + topTemporal == 0 ? stream.bitsPerSecond(nowNs) : layers.bitsPerSecond(s, t, nowNs);
                if (s == topSpatial && t == topTemporal && rate > 0) {
                    rate = whole(stream, rank, rate, nowNs);
                }
                if (rate > 0) {
                    made.add(new Rung(rank, s, t, pixels, rate));
                }
            }
        }
    }

    /** The rate of a stream that has just stopped seems to fall: then the last one is believed that was measured in full flow. */
    private long whole(IngressStream stream, int rank, long rate, long nowNs) {
        if (stream.running(nowNs)) {
            track.demand.rate(rank, rate);
        }
        return track.demand.rate(rank);
    }

    /** Whether all receivers get the same picture, if not the same frames: then only the sender can make it cheaper. */
    boolean oneLayer() {
        IngressStream only = track.stream(0);
        return track.layers() == 1 && (only == null || only.layers.topSpatial() == 0);
    }

    /** The stream that brings a rung, or the nearest lower one that flows meanwhile; null if nothing has ever come. */
    @Nullable Rung flowing(Rung rung, long nowNs) {
        for (int i = rungs.size() - 1; i >= 0; i--) {
            Rung each = rungs.get(i);
            IngressStream stream = track.stream(each.rank());
            if (each.quality() <= rung.quality() && stream != null && stream.flowing(nowNs)) {
                return each;
            }
        }
        return track.stream(rung.rank()) == null ? null : rung;
    }
}
