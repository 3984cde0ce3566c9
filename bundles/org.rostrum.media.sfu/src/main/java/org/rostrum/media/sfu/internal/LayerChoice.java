// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rung that one slot has of its picture, and how it has come to it. Confined to the room's worker. */
final class LayerChoice {

    static final int UNLIMITED = Integer.MAX_VALUE;

    /** A picture that is needed goes on in its lowest rung for so long though there is less: a pause costs a key frame and is seen. */
    private static final long PATIENCE_NS = 1_500_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 2;

    /**
     * What a slot may have.
     *
     * @param safe   index of the rung that a budget with a margin gives, −1 none; {@link #UNLIMITED}: nothing is known of a limit
     * @param most   index of the rung that the whole budget gives, −1 none
     * @param bps    the whole budget, bits per second
     * @param needed whether it is content or who speaks
     */
    record Share(int safe, int most, long bps, boolean needed) {}

    private final SlotGuard guard = new SlotGuard();
    private @Nullable IngressTrack track;
    private int quality = Allocator.PAUSED;
    private long lackingNs = NEVER;

    /**
     * The rung from now on.
     *
     * @param ladder rungs of the picture that are wanted, worst first; not empty
     * @return null: it does not fit
     */
    @Nullable Rung next(IngressTrack of, List<Rung> ladder, Share share, long nowNs) {
        int best = ladder.size() - 1;
        int most = patient(of, share, nowNs) ? 0 : share.most;
        int index;
        if (share.safe == UNLIMITED) {
            guard.reset();
            index = best;
        } else if (of != track) {
            index = guard.first(share.safe, most, best);
        } else {
            int now = quality < 0 ? Allocator.PAUSED : Math.max(0, Ladder.at(ladder, quality));
            index = guard.next(now, share.safe, most, best, share.bps, nowNs);
        }
        track = of;
        if (index >= 0) {
            // with more or fewer frames the smallest picture follows the way at once: nobody sees a change, but few frames look frozen
            index = Math.max(index, Math.min(most, Math.min(best, Ladder.smooth(ladder) - 1)));
        }
        Rung rung = index < 0 ? null : ladder.get(index);
        quality = rung == null ? Allocator.PAUSED : rung.quality();
        return rung;
    }

    /** What held the picture down was no fault of the way and is over. */
    void freed() {
        guard.reset();
    }

    private boolean patient(IngressTrack of, Share share, long nowNs) {
        if (share.most >= 0 || !share.needed || of != track || quality < 0) {
            lackingNs = NEVER;
            return false;
        }
        lackingNs = lackingNs == NEVER ? nowNs : lackingNs;
        return nowNs - lackingNs < PATIENCE_NS;
    }

    /** The picture has gone. */
    void forget(IngressTrack gone) {
        if (track == gone) {
            track = null;
        }
    }
}
