// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.List;
import org.rostrum.media.sfu.internal.Allocator.Claim;
import org.rostrum.media.sfu.internal.Allocator.Kind;

/**
 * What one receiver can take of each source that has one layer only, if its sender obeys: what is left beside the lowest rungs of all
 * others; content first, the rest of such sources in equal parts. Pure.
 */
final class OneLayerShare {

    private OneLayerShare() {}

    /**
     * @param budget   bits per second for pictures
     * @param claims   in {@link Allocator#ORDER}
     * @param flexible which of them have one layer
     * @return bits per second that the sender of each may send; not less than 0, and 0 for the others
     */
    static long[] of(long budget, List<Claim> claims, boolean[] flexible) {
        long left = budget;
        int parts = 0;
        for (int i = 0; i < flexible.length; i++) {
            Claim claim = claims.get(i);
            left -= lowest(claim, flexible[i]);
            parts += flexible[i] && claim.kind() != Kind.CONTENT ? 1 : 0;
        }
        long[] shares = new long[flexible.length];
        for (int i = 0; i < flexible.length; i++) {
            if (flexible[i]) {
                Claim claim = claims.get(i);
                long own = lowest(claim, true);
                boolean content = claim.kind() == Kind.CONTENT;
                long share = Math.max(0, own + (content ? left : left / parts--));
                left -= Math.min(share, claim.costs()[0]) - own;
                shares[i] = whole(claim.costs(), share);
            }
        }
        return shares;
    }

    private static long lowest(Claim claim, boolean flexible) {
        return flexible ? Math.min(claim.costs()[0], RateBound.floor(claim.kind() == Kind.CONTENT)) : claim.costs()[0];
    }

    /** Frames can be left out for one receiver alone: the whole stream may cost as much more as its lowest rung costs less. */
    private static long whole(long[] costs, long share) {
        return (long) (share * ((double) costs[costs.length - 1] / costs[0]));
    }
}
