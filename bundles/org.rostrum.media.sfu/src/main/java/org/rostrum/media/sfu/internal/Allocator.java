// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Spends what one receiver's way carries over its pictures: content, then who speaks, then tiles by size (design.md,
 * "Congestion"). Content and who speaks get their smallest picture with all its frames: a face that moves four times a second helps
 * nobody. Then everybody gets the lowest rung before anybody gets a better one; content and who speaks get all they
 * want, and the tiles rise in turn. What does not fit is left out and the rest goes on. Pure.
 */
final class Allocator {

    /** In the order in which they are served. */
    enum Kind {
        CONTENT, SPEAKER, TILE
    }

    /**
     * One picture that is wanted.
     *
     * @param slot  its index; later slots give way among equals
     * @param area  pixels on the screen
     * @param costs bits per second of each rung, the lowest first, growing, up to the best that is wanted; may be empty
     * @param smooth how many of the rungs, from the lowest, are the smallest picture with fewer and with all of its frames
     */
    record Claim(int slot, Kind kind, long area, long[] costs, int smooth) {}

    /** The order in which claims are served. */
    static final Comparator<Claim> ORDER =
            Comparator.comparing(Claim::kind).thenComparing(Claim::area, Comparator.reverseOrder()).thenComparingInt(Claim::slot);

    static final int PAUSED = -1;

    private final List<Claim> claims;
    private final int[] rungs;
    private long left;

    private Allocator(long budget, List<Claim> claims) {
        this.claims = claims;
        left = budget;
        rungs = new int[claims.size()];
        Arrays.fill(rungs, PAUSED);
    }

    /**
     * @param budget bits per second for pictures; may be negative
     * @param claims in {@link #ORDER}
     * @return index of the rung of each claim, {@link #PAUSED} if there is nothing for it
     */
    static int[] share(long budget, List<Claim> claims) {
        Allocator allocator = new Allocator(budget, claims);
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            int enough = claim.kind == Kind.TILE ? 1 : claim.smooth;
            while (allocator.rungs[i] + 1 < enough && allocator.raise(i)) {
                // the smallest picture, as smooth as it can be
            }
        }
        for (int i = 0; i < claims.size(); i++) {
            while (claims.get(i).kind != Kind.TILE && allocator.rungs[i] != PAUSED && allocator.raise(i)) {
                // as far as it goes
            }
        }
        for (boolean any = true; any;) {
            any = false;
            for (int i = 0; i < claims.size(); i++) {
                any |= allocator.rungs[i] != PAUSED && allocator.raise(i);
            }
        }
        return allocator.rungs;
    }

    private boolean raise(int i) {
        long[] costs = claims.get(i).costs;
        int next = rungs[i] + 1;
        if (next >= costs.length) {
            return false;
        }
        long more = costs[next] - (next == 0 ? 0 : costs[next - 1]);
        if (more > left) {
            return false;
        }
        left -= more;
        rungs[i] = next;
        return true;
    }
}
