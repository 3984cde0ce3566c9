// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import java.util.ArrayList;
import java.util.List;

/** The rungs of a picture that are worth choosing between, and those up to a size that is wanted. Pure. */
final class Ladder {

    private Ladder() {}

    /**
     * What a receiver chooses from who wants a picture so high. A larger one comes in its place where all frames of it cost no more;
     * with some of its frames only it is no better.
     *
     * @param rungs worst first; not empty
     * @return worst first, cost growing; not empty
     */
    static List<Rung> upTo(List<Rung> rungs, int height) {
        int count = wanted(rungs, height);
        for (int i = rungs.size() - 1; i >= count; i--) {
            boolean whole = i + 1 == rungs.size() || !samePicture(rungs.get(i), rungs.get(i + 1));
            if (whole && rungs.get(i).bitsPerSecond() <= rungs.get(count - 1).bitsPerSecond()) {
                count = i + 1;
            }
        }
        return useful(rungs.subList(0, count));
    }

    /**
     * Leaves out what costs as much as something better.
     *
     * @param rungs worst first
     * @return worst first, cost growing
     */
    static List<Rung> useful(List<Rung> rungs) {
        List<Rung> kept = new ArrayList<>(rungs.size());
        for (int i = rungs.size() - 1; i >= 0; i--) {
            Rung rung = rungs.get(i);
            if (kept.isEmpty() || rung.bitsPerSecond() < kept.get(0).bitsPerSecond()) {
                kept.add(0, rung);
            }
        }
        return kept;
    }

    /**
     * How many rungs, from the worst, a receiver wants: up to the last one of the smallest picture that is as high as wanted.
     *
     * @param rungs worst first
     */
    static int wanted(List<Rung> rungs, int height) {
        int last = rungs.size() - 1;
        for (int i = 0; i < rungs.size(); i++) {
            if (rungs.get(i).height() >= height) {
                last = i;
                break;
            }
        }
        while (last >= 0 && last + 1 < rungs.size() && samePicture(rungs.get(last), rungs.get(last + 1))) {
            last++;
        }
        return last + 1;
    }

    /** How many rungs, from the worst, are the smallest picture with fewer and with all of its frames. */
    static int smooth(List<Rung> rungs) {
        int count = 1;
        while (count < rungs.size() && samePicture(rungs.get(0), rungs.get(count))) {
            count++;
        }
        return count;
    }

    private static boolean samePicture(Rung a, Rung b) {
        return a.rank() == b.rank() && a.spatial() == b.spatial();
    }

    /** Index of the best rung that is not better than {@code quality}; −1 if all are. */
    static int at(List<Rung> rungs, int quality) {
        int at = -1;
        for (int i = 0; i < rungs.size() && rungs.get(i).quality() <= quality; i++) {
            at = i;
        }
        return at;
    }
}
