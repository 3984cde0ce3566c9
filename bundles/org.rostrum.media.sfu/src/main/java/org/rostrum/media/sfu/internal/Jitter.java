// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** Jitter for people. Pure. */
final class Jitter {

    private Jitter() {}

    /** Milliseconds to a tenth. */
    static double ms(long ticks, int clockRate) {
        return Math.round(ticks * 10_000.0 / clockRate) / 10.0;
    }
}
