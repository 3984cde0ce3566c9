// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

/**
 * What a publisher sends.
 *
 * @param layers        1 (720p alone) or 3 (720p, 360p, 180p by simulcast); 0: sound only
 * @param bitsPerSecond of the 720p layer's video
 * @param rate          frames a second are multiplied by this: more packets of the same sizes
 * @param keyFrameSeconds between key frames that nobody asked for
 */
public record Load(int layers, long bitsPerSecond, int rate, int keyFrameSeconds) {

    private static final int FPS = 30;

    /** One layer of 2 Mbit/s. */
    public static Load single() {
        return new Load(1, 2_000_000, 1, 5);
    }

    /** Three layers: 1.7 Mbit/s, 500 and 150 kbit/s. */
    public static Load simulcast() {
        return new Load(3, 1_700_000, 1, 10);
    }

    public Load withRate(int factor) {
        return new Load(layers, bitsPerSecond, factor, keyFrameSeconds);
    }

    /** Trace of a layer, 0 the best. */
    VideoTrace trace(int layer, int publisher) {
        long bits = layer == 0 ? bitsPerSecond : layer == 1 ? 500_000 : 150_000;
        return VideoTrace.of(1280 >> layer, 720 >> layer, FPS * rate, bits * rate, keyFrameSeconds, publisher);
    }
}
