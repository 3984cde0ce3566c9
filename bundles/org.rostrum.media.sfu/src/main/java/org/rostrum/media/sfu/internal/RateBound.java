// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.rostrum.media.MediaSource;

/**
 * How much a source with one layer is told to send, so that those who watch it on narrow ways see it too: nine tenths of the least
 * that a watcher can take, yet never below a floor: nobody makes a screen unreadable for all others; who cannot take the floor is
 * paused. Down at once, up when there was more for a while, longer after each rise that did not last; not more than one change in a
 * second. Confined to the room's worker.
 */
final class RateBound {

    /** No bound. */
    static final long NONE = 0;

    private static final long UNLIMITED = Long.MAX_VALUE;
    /** Bits per second. A screen that rests can be read at little; a face cannot. */
    private static final long CONTENT_FLOOR = 150_000;
    private static final long CAMERA_FLOOR = 200_000;
    /** A bound above this bounds nothing: clients send no more by themselves. */
    private static final long CONTENT_CEILING = 2_500_000;
    private static final long CAMERA_CEILING = 1_500_000;
    private static final long STEP = 10_000;
    private static final double RISE = 1.25;
    private static final long CHANGE_NS = 1_000_000_000L;
    private static final long HOLD_NS = 2_000_000_000L;
    private static final long LONGEST_HOLD_NS = 30_000_000_000L;
    /** A rise that is taken back within this time has failed. */
    private static final long FAILED_NS = 8_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final long floor;
    private final long ceiling;
    private long told = UNLIMITED;
    private long least = UNLIMITED;
    private long changedNs = NEVER;
    private long raisedNs = NEVER;
    private long risingNs = NEVER;
    private long holdNs = HOLD_NS;

    RateBound(MediaSource source) {
        floor = floor(source == MediaSource.CONTENT);
        ceiling = source == MediaSource.CONTENT ? CONTENT_CEILING : CAMERA_CEILING;
    }

    /** Bits per second that a source goes down to for a single watcher. */
    static long floor(boolean content) {
        return content ? CONTENT_FLOOR : CAMERA_FLOOR;
    }

    /** What one watcher can take; told anew before each {@link #settle}. Who can take less than the floor has no say. */
    void offer(long bitsPerSecond) {
        if (bitsPerSecond >= floor) {
            least = Math.min(least, bitsPerSecond);
        }
    }

    /** Decides by what was offered since the last call. @return whether the bound has changed */
    boolean settle(long nowNs) {
        long wanted = wanted();
        least = UNLIMITED;
        long before = told;
        if (wanted < told) {
            risingNs = NEVER;
            // small movements of an estimate are no news
            if (wanted < told - told / 20 && nowNs - changedNs >= CHANGE_NS) {
                holdNs = nowNs - raisedNs < FAILED_NS ? Math.min(holdNs * 2, LONGEST_HOLD_NS) : HOLD_NS;
                told = wanted;
            }
        } else if (told != UNLIMITED && wanted > told * RISE) {
            risingNs = risingNs == NEVER ? nowNs : risingNs;
            if (nowNs - risingNs >= holdNs) {
                told = wanted;
                raisedNs = nowNs;
                risingNs = NEVER;
            }
        } else {
            risingNs = NEVER;
        }
        changedNs = told == before ? changedNs : nowNs;
        return told != before;
    }

    private long wanted() {
        if (least == UNLIMITED) {
            return UNLIMITED;
        }
        long bound = Math.max(floor, least / 10 * 9 / STEP * STEP);
        return bound >= ceiling ? UNLIMITED : bound;
    }

    /** Bits per second that the sender is told; {@link #NONE} if it is told none. */
    long bps() {
        return told == UNLIMITED ? NONE : told;
    }

    /** What the source would cost without the bound, at most; what receivers probe for. */
    long ceiling() {
        return ceiling;
    }
}
