// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rostrum.media.MediaSource;
import org.rostrum.media.leg.LayerState;
import org.rostrum.media.leg.LegInput;

/**
 * Which layers of one source somebody watches, and which the sender is told to stop: after a while without anybody, and
 * to go on at once, and how much one that is alone may send. Confined to the room's worker.
 */
final class LayerDemand {

    private static final long UNWATCHED_NS = 2_000_000_000L;
    /** A layer that was asked for and does not come is not counted on after this time: its sender lacks power or way. */
    private static final long STARTING_NS = 4_000_000_000L;
    /** Bits per second of layers that nobody has seen yet, best first: what clients are told to send at most. */
    private static final long[] NOMINAL = {1_700_000, 500_000, 150_000};
    private static final long NOMINAL_ALONE = 1_500_000;

    private final String[] rids;
    private final boolean[] stopped;
    private final boolean[] wanted;
    private final long[] watchedNs;
    private final long[] startedNs;
    private final long[] rates;
    /** Rank of the best layer that the sender may send. */
    private int allowed;

    final RateBound bound;

    LayerDemand(MediaSource source, List<LegInput.Encoding> encodings) {
        bound = new RateBound(source);
        int count = encodings.size();
        rids = encodings.stream().map(LegInput.Encoding::rid).toArray(String[]::new);
        stopped = new boolean[count];
        wanted = new boolean[count];
        watchedNs = new long[count];
        startedNs = new long[count];
        rates = new long[count];
        Arrays.fill(watchedNs, Long.MAX_VALUE);
        Arrays.fill(startedNs, Long.MIN_VALUE / 2);
        for (int i = 0; i < count; i++) {
            rates[i] = count == 1 ? NOMINAL_ALONE : NOMINAL[Math.min(i, NOMINAL.length - 1)];
        }
    }

    /** Somebody watches a layer or is to get it; told anew before each {@link #settle}. */
    void want(int rank) {
        wanted[rank] = true;
    }

    /** What a layer costs as far as it is known. */
    void rate(int rank, long bitsPerSecond) {
        rates[rank] = bitsPerSecond;
    }

    long rate(int rank) {
        return rates[rank];
    }

    /** What a layer that does not flow will cost when it comes. */
    long promised(int rank) {
        return bound.bps() == RateBound.NONE ? rates[rank] : Math.min(rates[rank], bound.bps());
    }

    /** Whether the layer comes when it is asked for: it was stopped, or has been started just now. */
    boolean comesOnDemand(int rank, long nowNs) {
        return stopped[rank] || nowNs - startedNs[rank] < STARTING_NS;
    }

    /** Whether the sender was told to send nothing of the source. */
    boolean allStopped() {
        for (boolean each : stopped) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    /** The sender may send this layer and smaller ones only, from the next {@link #settle} on. */
    void limit(int bestRank) {
        allowed = bestRank;
    }

    /** Whether the sender may send it: else nobody gets it, whatever comes. */
    boolean allowed(int rank) {
        return rank >= allowed;
    }

    /** Decides by what was wanted since the last call. @return whether something has changed */
    boolean settle(long nowNs) {
        boolean changed = bound.settle(nowNs);
        for (int i = 0; i < stopped.length; i++) {
            if (wanted[i] || watchedNs[i] == Long.MAX_VALUE) {
                watchedNs[i] = nowNs;
            }
            boolean stop = !allowed(i) || nowNs - watchedNs[i] >= UNWATCHED_NS;
            if (stop != stopped[i]) {
                stopped[i] = stop;
                startedNs[i] = stop ? startedNs[i] : nowNs;
                changed = true;
            }
            wanted[i] = false;
        }
        return changed;
    }

    List<LayerState> states() {
        List<LayerState> states = new ArrayList<>(rids.length);
        for (int i = 0; i < rids.length; i++) {
            states.add(new LayerState(rids[i], !stopped[i], bound.bps()));
        }
        return states;
    }
}
