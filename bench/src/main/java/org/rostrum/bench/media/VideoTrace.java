// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import java.util.Random;

/**
 * Sizes of encoded frames: delta frames vary log-normally around the mean that the bit rate leaves, key frames are as large as five
 * and a half of them. The same seed gives the same trace for ever. Immutable.
 *
 * @param width  pixels
 * @param height pixels
 * @param fps    frames a second
 * @param bitsPerSecond of the payload, key frames included
 */
public record VideoTrace(int width, int height, int fps, long bitsPerSecond, int keyFrameSeconds, int[] sizes, int keySize) {

    private static final long SEED = 0x526f737472756dL;
    private static final int LENGTH = 600;
    private static final double KEY_FACTOR = 5.5;
    private static final double SIGMA = 0.25;

    /** A trace of variable sizes. @param publisher makes the traces of publishers differ */
    public static VideoTrace of(int width, int height, int fps, long bitsPerSecond, int keyFrameSeconds, int publisher) {
        int framesPerKey = fps * keyFrameSeconds;
        double mean = bitsPerSecond / 8.0 / fps * framesPerKey / (framesPerKey - 1 + KEY_FACTOR);
        Random random = new Random(SEED + publisher * 31L + height);
        int[] sizes = new int[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            double factor = Math.exp(random.nextGaussian() * SIGMA - SIGMA * SIGMA / 2);
            sizes[i] = (int) (mean * Math.max(0.4, Math.min(2.5, factor)));
        }
        return new VideoTrace(width, height, fps, bitsPerSecond, keyFrameSeconds, sizes, (int) (mean * KEY_FACTOR));
    }

    /** Size of a frame in octets, at least room for headers and stamp. */
    int size(long frame, boolean key) {
        return Math.max(64, key ? keySize : sizes[(int) (frame % sizes.length)]);
    }
}
