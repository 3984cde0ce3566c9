// SPDX-License-Identifier: Apache-2.0
package org.rostrum.bench.media;

import java.nio.ByteBuffer;

/** The last sixteen octets of each payload: who sent it, and when by the clock that both ends share. Pure. */
final class Stamp {

    static final int SIZE = 16;
    private static final int MAGIC = 0x52_42_4E_31;

    private Stamp() {}

    static void write(byte[] packet, int end, int publisher, long nowNs) {
        ByteBuffer.wrap(packet, end - SIZE, SIZE).putInt(MAGIC).putInt(publisher).putLong(nowNs);
    }

    /** When it was sent, or −1 if the payload is not one of ours. @param end index behind the payload, padding left out */
    static long sentNs(byte[] packet, int from, int end) {
        if (end - from < SIZE) {
            return -1;
        }
        ByteBuffer stamp = ByteBuffer.wrap(packet, end - SIZE, SIZE);
        boolean ours = stamp.getInt() == MAGIC;
        stamp.getInt();
        return ours ? stamp.getLong() : -1;
    }
}
