// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** Which of several layers of one picture a receiver gets. Pure. */
final class LayerChoice {

    /** Height assumed for the best layer before its first key frame tells. */
    private static final int NOMINAL_HEIGHT = 720;

    private LayerChoice() {}

    /**
     * The smallest layer that arrives and is at least as high as wanted, else the best that arrives.
     *
     * @param heights  pixels, best layer first; 0 unknown: half of the one before
     * @param arriving whether packets of the layer come
     * @return index of the layer, −1 if none arrives
     */
    static int choose(int[] heights, boolean[] arriving, int count, int wantedHeight) {
        int choice = -1;
        int height = NOMINAL_HEIGHT * 2;
        for (int i = 0; i < count; i++) {
            height = heights[i] > 0 ? heights[i] : height / 2;
            if (arriving[i] && (choice < 0 || height >= wantedHeight)) {
                choice = i;
            }
        }
        return choice;
    }
}
