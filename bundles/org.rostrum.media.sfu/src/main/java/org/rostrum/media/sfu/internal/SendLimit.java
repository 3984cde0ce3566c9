// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.rostrum.media.MediaLimits;

/**
 * Which layers of a camera an endpoint may send under its limit: as its page does by the same rule (docs/protocols/media.md, "Limits"),
 * so that the others are neither asked for nor forwarded. Pure.
 */
final class SendLimit {

    /** Kept for the microphone, at most; of a narrow limit it gets a half. */
    private static final long SOUND = 50_000;
    /** Headers and repair come on top. */
    private static final double PAYLOAD = 0.9;
    /** A layer that gets less than this share of what it is made for is worse than the next smaller one. */
    private static final double LEAST_SHARE = 0.3;
    /** Bits per second of the layers, best first, as pages send them at most. */
    private static final long[] LAYERS = {2_000_000, 500_000, 150_000};

    private SendLimit() {}

    /** What is left for pictures. */
    static long pictures(long sendBps) {
        return sendBps == MediaLimits.UNLIMITED ? sendBps : (long) ((sendBps - Math.min(SOUND, sendBps / 2)) * PAYLOAD);
    }

    /**
     * @param sendBps limit of the endpoint
     * @param layers  that its camera can have
     * @return rank of the best layer that it may send; the smallest is always allowed
     */
    static int best(long sendBps, int layers) {
        long left = pictures(sendBps);
        int best = layers - 1;
        for (int rank = layers - 1; rank >= 0; rank--) {
            long full = LAYERS[Math.min(rank + LAYERS.length - Math.min(layers, LAYERS.length), LAYERS.length - 1)];
            if (rank < layers - 1 && left < full * LEAST_SHARE) {
                break;
            }
            best = rank;
            left -= Math.min(left, full);
        }
        return best;
    }
}
