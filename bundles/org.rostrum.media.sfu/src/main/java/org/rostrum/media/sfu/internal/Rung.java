// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/**
 * One way in which a picture can be sent to a receiver.
 *
 * @param rank          of the stream, 0 the best
 * @param spatial       highest spatial layer of the stream
 * @param temporal      highest temporal layer of the stream
 * @param height        pixels
 * @param bitsPerSecond more than 0
 */
record Rung(int rank, int spatial, int temporal, int height, long bitsPerSecond) {

    /** Orders the rungs of one picture; stays while others come and go. */
    int quality() {
        return 255 - rank << 8 | spatial << 4 | temporal;
    }
}
