// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** Shares for people. Pure. */
final class Percent {

    private Percent() {}

    /** To a tenth, 0 to 100. */
    static double of(long part, long whole) {
        return Math.min(1000, Math.round(part * 1000.0 / whole)) / 10.0;
    }
}
