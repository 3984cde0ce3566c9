// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

/**
 * Messages on a stream: STUN tells its length, channel data too and is padded to four octets (RFC 8656 section 12.5). One object reads
 * one stream; its memory is bounded by the longest message. Confined to one thread.
 */
public final class TurnFrames {

    /** Longest message taken; browsers stay below 1,500. */
    public static final int MAX_MESSAGE = 2_048;
    private static final int PREFIX = 4;
    private static final int STUN_HEADER = 20;

    private final byte[] frame = new byte[MAX_MESSAGE];
    private int have;
    private boolean broken;

    /** Takes whole messages; the array belongs to the decoder again on return. */
    @FunctionalInterface
    public interface Receiver {
        void message(byte[] buffer, int offset, int length);
    }

    /** @return false when this is no TURN, or a message is too long: close the stream */
    public boolean feed(byte[] buffer, int offset, int length, Receiver receiver) {
        int position = offset;
        int end = offset + length;
        while (position < end && !broken) {
            int n = Math.min((have < PREFIX ? PREFIX : whole()) - have, end - position);
            System.arraycopy(buffer, position, frame, have, n);
            have += n;
            position += n;
            if (have == PREFIX && (kind() > 1 || whole() > MAX_MESSAGE)) {
                broken = true;
            } else if (have >= PREFIX && have == whole()) {
                have = 0;
                receiver.message(frame, 0, kind() == 0 ? STUN_HEADER + bodyLength() : PREFIX + bodyLength());
            }
        }
        return !broken;
    }

    private int kind() {
        return (frame[0] & 0xff) >> 6;
    }

    private int bodyLength() {
        return (frame[2] & 0xff) << 8 | frame[3] & 0xff;
    }

    private int whole() {
        return kind() == 0 ? STUN_HEADER + bodyLength() : PREFIX + padded(bodyLength());
    }

    private static int padded(int length) {
        return length + 3 & ~3;
    }
}
