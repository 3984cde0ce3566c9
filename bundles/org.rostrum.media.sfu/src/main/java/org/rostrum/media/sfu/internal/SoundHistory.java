// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.sfu.internal;

import org.rostrum.proto.rtp.Red;
import org.rostrum.proto.rtp.RtpPacket;

/** The last sounds of one source, for receivers that lose many. Confined to the room's worker; allocated once. */
final class SoundHistory {

    /** Sounds kept. */
    static final int DEPTH = 2;

    private final byte[][] sounds = new byte[DEPTH][];
    private final int[] lengths = new int[DEPTH];
    private final int[] timestamps = new int[DEPTH];
    private final long[] numbers = new long[DEPTH];
    private int newest;

    /** Keeps a packet that has been forwarded. What comes late is not kept: its successor is. */
    void add(InboundPacket packet) {
        RtpPacket rtp = packet.rtp;
        if (rtp.payloadLength() > Red.MAX_LENGTH || packet.number <= numbers[newest]) {
            return;
        }
        newest = (newest + 1) % DEPTH;
        if (sounds[newest] == null) {
            sounds[newest] = new byte[Red.MAX_LENGTH];
        }
        System.arraycopy(rtp.buffer(), rtp.payload(), sounds[newest], 0, rtp.payloadLength());
        lengths[newest] = rtp.payloadLength();
        timestamps[newest] = rtp.timestamp();
        numbers[newest] = packet.number;
    }

    /** How far back lies the {@code back}th last sound, in units of the time stamp; 0 if it is of no use to {@code packet}. */
    int offset(int back, InboundPacket packet, long firstNumber) {
        int at = at(back);
        int offset = packet.rtp.timestamp() - timestamps[at];
        boolean useful = numbers[at] >= firstNumber && numbers[at] < packet.number && offset > 0 && offset <= Red.MAX_OFFSET;
        return useful && sounds[at] != null ? offset : 0;
    }

    int length(int back) {
        return lengths[at(back)];
    }

    byte[] sound(int back) {
        return sounds[at(back)];
    }

    private int at(int back) {
        return Math.floorMod(newest - back + 1, DEPTH);
    }
}
