// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

/**
 * Octets of RTP padding (RFC 3550 section 5.1) that make packets of one picture equally long. Senders cut a picture into parts that
 * differ by an octet; the system takes a train of packets in one call only if all but the last are of one length.
 */
final class TrainPadding {

    private static final int STEP = 8;
    /** Small packets are last of a picture or alone: nothing is won. */
    private static final int FROM = 400;
    /** Beyond this a packet with its tag would be too long for a train. */
    private static final int LONGEST = 1_216;

    private TrainPadding() {}

    /**
     * @param length of the packet
     * @param before length of the packet before with its padding
     * @return 0 to 15
     */
    static int of(int length, int before) {
        if (length < FROM) {
            return 0;
        }
        int padded = (length + STEP - 1) / STEP * STEP;
        if (before > padded && before - padded <= STEP) {
            padded = before;
        }
        return padded > LONGEST ? 0 : padded - length;
    }
}
