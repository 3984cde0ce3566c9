// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** Asks one source for a key frame: at most once in 300 ms and in the time that one takes to come, again and again until one came, whoever and how many want it. */
final class KeyFrameRequest {

    private static final long INTERVAL_NS = 300_000_000L;
    /** After this many requests without an answer the source is asked more seldom. */
    private static final int EAGER_TRIES = 10;
    private static final long SELDOM_NS = 1_000_000_000L;
    private static final long ENCODING_NS = 100_000_000L;

    private boolean wanted;
    private int tries;
    private long lastNs = Long.MIN_VALUE / 2;

    /** Somebody needs a key frame. */
    void request() {
        if (!wanted) {
            wanted = true;
            tries = 0;
        }
    }

    /** A key frame begins. */
    void arrived() {
        wanted = false;
    }

    /** Nobody needs it any more. */
    void cancel() {
        wanted = false;
    }

    /**
     * Whether to send a request now; counts it as sent.
     *
     * @param roundTripNs to the source: asked again before an answer can have come, it would send a second key frame for nothing
     */
    boolean poll(long roundTripNs, long nowNs) {
        long intervalNs = Math.max(INTERVAL_NS, Math.min(SELDOM_NS, roundTripNs + ENCODING_NS));
        if (!wanted || nowNs - lastNs < (tries < EAGER_TRIES ? intervalNs : SELDOM_NS)) {
            return false;
        }
        lastNs = nowNs;
        tries++;
        return true;
    }
}
