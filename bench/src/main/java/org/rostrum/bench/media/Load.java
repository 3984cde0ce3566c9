// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import org.jspecify.annotations.Nullable;

/**
 * What a publisher sends.
 *
 * @param layers        1 (720p alone) or 3 (720p, 360p, 180p by simulcast); 0: sound only
 * @param bitsPerSecond of the 720p layer's video
 * @param rate          frames a second are multiplied by this: more packets of the same sizes
 * @param keyFrameSeconds between key frames that nobody asked for
 * @param clip          what its one layer shows, again and again; null: noise
 */
public record Load(int layers, long bitsPerSecond, int rate, int keyFrameSeconds, @Nullable Clip clip) {

    private static final int FPS = 30;

    /** One layer of 2 Mbit/s. */
    public static Load single() {
        return new Load(1, 2_000_000, 1, 5, null);
    }

    /** Three layers: 1.7 Mbit/s, 500 and 150 kbit/s. */
    public static Load simulcast() {
        return new Load(3, 1_700_000, 1, 10, null);
    }

    public static Load soundOnly() {
        return new Load(0, 0, 1, 10, null);
    }

    /** One layer that can be decoded. */
    public static Load of(Clip clip) {
        return new Load(1, 100_000, 1, 10, clip);
    }

    public Load withRate(int factor) {
        return new Load(layers, bitsPerSecond, factor, keyFrameSeconds, clip);
    }

    /** Trace of a layer, 0 the best. */
    VideoTrace trace(int layer, int publisher) {
        if (clip != null) {
            return VideoTrace.of(clip.width(), clip.height(), clip.fps(), bitsPerSecond, keyFrameSeconds, publisher);
        }
        long bits = layer == 0 ? bitsPerSecond : layer == 1 ? 500_000 : 150_000;
        return VideoTrace.of(1280 >> layer, 720 >> layer, FPS * rate, bits * rate, keyFrameSeconds, publisher);
    }
}
