// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.rostrum.proto.rtp.AudioLevel;

/** Smoothed loudness of one sound, from the levels of its packets (RFC 6464). Rises fast, falls slowly. */
final class Loudness {

    /** Above this somebody speaks, dB above silence (−52 dBov): quiet speech is above, fans and keyboards are below. */
    static final double SPEAKING = 75;

    private static final double RISE = 0.3;
    private static final double FALL = 0.05;
    /** No packet for this long is silence: discontinuous transmission sends one in 400 ms at least. */
    private static final long SILENT_NS = 200_000_000L;
    private static final double DECAY = 0.8;

    private double value;
    private long lastNs;

    /** @param level −dBov, 0 to 127 */
    void packet(int level, long nowNs) {
        double loud = AudioLevel.SILENCE - level;
        value += (loud - value) * (loud > value ? RISE : FALL);
        lastNs = nowNs;
    }

    /** Ten times a second: lets the value of a source that sends nothing fall. */
    void tick(long nowNs) {
        if (nowNs - lastNs > SILENT_NS) {
            value *= DECAY;
        }
    }

    void reset() {
        value = 0;
    }

    /** dB above silence, 0 to 127. */
    double value() {
        return value;
    }

    boolean speaking() {
        return value >= SPEAKING;
    }
}
