// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/**
 * Keeps one slot from going up and down with every change of the estimate: down at once, up only when there has been more
 * than enough for a while, and later each time that going up did not last. Confined to the room's worker.
 */
final class SlotGuard {

    private static final long HOLD_NS = 1_000_000_000L;
    /** While the picture has never had to go down: the estimate has just begun and finds out by probes. */
    private static final long FIRST_HOLD_NS = 200_000_000L;
    /** A rise that is taken back within this time has failed. */
    private static final long FAILED_NS = 8_000_000_000L;
    private static final long FIRST_WAIT_NS = 2_000_000_000L;
    /** A picture that stays worse than need be for longer than this disturbs more than one more change. */
    private static final long LONGEST_WAIT_NS = 15_000_000_000L;
    /** So much more than what seemed enough when a rise failed, and the way is another one. */
    private static final double WIDER = 1.4;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private boolean limited;
    private boolean fallen;
    private long risingNs = NEVER;
    private long raisedNs = NEVER;
    private long waitNs = FIRST_WAIT_NS;
    private long notBeforeNs = NEVER;
    private long raisedBps;
    private long failedBps;

    /** Another picture comes into the slot. */
    void reset() {
        limited = false;
        fallen = false;
        risingNs = NEVER;
        raisedNs = NEVER;
        waitNs = FIRST_WAIT_NS;
        notBeforeNs = NEVER;
        failedBps = 0;
    }

    /**
     * The rung from now on.
     *
     * @param now  rung now, −1 paused; it need not be wanted any more
     * @param safe rung that a budget with a margin gives
     * @param most rung that the whole budget gives, at least {@code safe} or taken for it
     * @param best rung that is wanted
     * @param bps  the whole budget
     * @return never more than {@code most}
     */
    int next(int now, int safe, int most, int best, long bps, long nowNs) {
        int kept = Math.min(now, best);
        int target = Math.min(safe, most);
        if (most < kept) {
            fall(nowNs);
            limited = true;
            return most;
        }
        if (target <= kept) {
            risingNs = NEVER;
            limited = kept < best;
            return kept;
        }
        if (!limited || held(bps, nowNs)) {
            raisedBps = bps;
            raisedNs = limited ? nowNs : raisedNs;
            risingNs = NEVER;
            limited = target < best;
            return target;
        }
        return kept;
    }

    /** The rung of a picture that has just come into the slot: what is safe, or the lowest if there is enough for it. */
    int first(int safe, int most, int best) {
        reset();
        int rung = Math.max(Math.min(safe, most), Math.min(most, 0));
        limited = rung < best;
        return rung;
    }

    private void fall(long nowNs) {
        fallen = true;
        risingNs = NEVER;
        if (raisedNs == NEVER && nowNs < notBeforeNs) {
            // one step more of the same fall: what the first one has told still holds
            notBeforeNs = nowNs + waitNs;
            return;
        }
        boolean failed = nowNs - raisedNs < FAILED_NS;
        failedBps = failed ? raisedBps : 0;
        waitNs = failed ? Math.min(waitNs * 2, LONGEST_WAIT_NS) : FIRST_WAIT_NS;
        notBeforeNs = nowNs + waitNs;
        raisedNs = NEVER;
    }

    private boolean held(long bps, long nowNs) {
        if (risingNs == NEVER) {
            risingNs = nowNs;
        }
        return nowNs - risingNs >= (fallen ? HOLD_NS : FIRST_HOLD_NS) && (nowNs >= notBeforeNs || failedBps > 0 && bps > failedBps * WIDER);
    }
}
