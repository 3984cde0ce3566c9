// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/** Counts what a stream carries and tells, from sample to sample, how fast. Confined to the room's worker; nothing is allocated. */
final class RateMeter {

    private static final double SECOND = 1e9;

    private long packets;
    private long octets;
    private long frames;
    private long octetsBefore;
    private long framesBefore;
    private long sampledNs;
    private boolean sampled;
    private long bitsPerSecond;
    private double fps;

    /** @param lastOfFrame whether a frame ends with this packet */
    void packet(int length, boolean lastOfFrame) {
        packets++;
        octets += length;
        if (lastOfFrame) {
            frames++;
        }
    }

    /** Some more octets, of a retransmission. */
    void more(int length) {
        octets += length;
    }

    /** Ends a span and begins the next; the first span tells nothing, as nobody knows when it began. */
    void sample(long nowNs) {
        double seconds = (nowNs - sampledNs) / SECOND;
        if (sampled && seconds > 0) {
            bitsPerSecond = Math.round((octets - octetsBefore) * 8 / seconds);
            fps = (frames - framesBefore) / seconds;
        }
        sampled = true;
        sampledNs = nowNs;
        octetsBefore = octets;
        framesBefore = frames;
    }

    long packets() {
        return packets;
    }

    long bitsPerSecond() {
        return bitsPerSecond;
    }

    /** Frames a second, to a tenth. */
    double fps() {
        return Math.round(fps * 10) / 10.0;
    }
}
