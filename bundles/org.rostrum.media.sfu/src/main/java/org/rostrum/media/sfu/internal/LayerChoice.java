// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rung that one slot has of its picture, and how it has come to it. Confined to the room's worker. */
final class LayerChoice {

    static final int UNLIMITED = Integer.MAX_VALUE;

    private final SlotGuard guard = new SlotGuard();
    private @Nullable IngressTrack track;
    private int quality = Allocator.PAUSED;

    /**
     * The rung from now on.
     *
     * @param ladder rungs of the picture, worst first; not empty
     * @param wanted how many of them, from the worst, are wanted; at least 1
     * @param safe   index that a budget with a margin gives, −1 none; {@link #UNLIMITED}: nothing is known of a limit
     * @param most   index that the whole budget gives, −1 none
     * @param bps    the whole budget, bits per second
     * @return null: it does not fit
     */
    @Nullable Rung next(IngressTrack of, List<Rung> ladder, int wanted, int safe, int most, long bps, long nowNs) {
        int index;
        if (safe == UNLIMITED) {
            track = of;
            guard.reset();
            index = wanted - 1;
        } else if (of != track) {
            track = of;
            index = guard.first(safe, most, wanted - 1);
        } else {
            index = guard.next(quality < 0 ? Allocator.PAUSED : Math.max(0, Ladder.at(ladder, quality)), safe, most, wanted - 1, bps, nowNs);
        }
        Rung rung = index < 0 ? null : ladder.get(index);
        quality = rung == null ? Allocator.PAUSED : rung.quality();
        return rung;
    }

    /** The picture has gone. */
    void forget(IngressTrack gone) {
        if (track == gone) {
            track = null;
        }
    }
}
