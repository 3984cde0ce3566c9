// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/**
 * Transport-wide congestion control feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01, section 3.1): remembers
 * when packets came and writes what the sender needs. One per transport, confined to its worker.
 *
 * <pre>
 * |V=2|P| FMT=15  |   PT=205      |           length              |
 * |                      SSRC of the sender                       |
 * |                      SSRC of media source                     |
 * |      base sequence number     |      packet status count      |
 * |           reference time, 64 ms               | fb pkt. count |
 * |          packet chunk         |         packet chunk          |
 * |  receive deltas, 250 us                                       |
 * </pre>
 */
public final class TransportFeedback {

    /** Arrivals remembered; a power of two. */
    private static final int WINDOW = 1024;

    /** Statuses in one packet: bounds its size to 20 + 2 × 58 + 2 × 400 octets. */
    private static final int MAX_STATUS = 400;

    /** A packet that so many have overtaken stays lost. */
    private static final int MAX_LATE = 256;

    private static final long UNIT_NS = 250_000;
    private static final long REFERENCE_NS = 64_000_000;
    private static final int HEADER = 20;

    private final long[] arrivals = new long[WINDOW];
    private final long[] sequences = new long[WINDOW];
    private final byte[] symbols = new byte[MAX_STATUS];
    private final short[] deltas = new short[MAX_STATUS];
    private long next = -1;
    private long highest = -1;
    private int feedbackCount;

    /** A packet came. A late one that has been reported missing is reported once more, with what came behind it. */
    public void received(int sequence, long nowNs) {
        if (highest < 0) {
            highest = sequence + 0x1_0000L;
            next = highest;
        }
        long extended = SequenceNumber.extend(highest, sequence);
        if (extended < next) {
            // overtaken on the way is not lost, and a sender that takes it for lost slows down
            if (highest - extended >= MAX_LATE || came(extended)) {
                return;
            }
            next = extended;
        }
        highest = Math.max(highest, extended);
        if (highest - next >= WINDOW) {
            next = highest - WINDOW + 1;
        }
        arrivals[(int) extended & WINDOW - 1] = nowNs;
        sequences[(int) extended & WINDOW - 1] = extended;
    }

    /** Whether something came that has not been reported. */
    public boolean pending() {
        return next >= 0 && next <= highest;
    }

    /**
     * Writes one feedback packet about what has not been reported; call until it returns 0.
     *
     * @return octets, 0 if there is nothing to report or less than {@code room}
     */
    public int write(byte[] out, int at, int room, int sender, int media) {
        skipMissing();
        if (!pending()) {
            return 0;
        }
        long base = next;
        long reference = Math.floorDiv(arrival(base), REFERENCE_NS);
        int count = collect(base, reference * REFERENCE_NS);
        int chunks = chunks(out, at, room, count);
        int end = chunks < 0 ? -1 : deltas(out, chunks, at + room, count);
        if (end < 0) {
            return 0;
        }
        next = base + count;
        while ((end - at & 3) != 0) {
            out[end++] = 0;
        }
        out[at] = (byte) (0x80 | RtcpReader.TRANSPORT_CC);
        out[at + 1] = (byte) RtcpReader.TRANSPORT_FEEDBACK;
        Octets.put16(out, at + 2, (end - at) / 4 - 1);
        Octets.put32(out, at + 4, sender);
        Octets.put32(out, at + 8, media);
        Octets.put16(out, at + 12, (int) base);
        Octets.put16(out, at + 14, count);
        Octets.put24(out, at + 16, (int) reference);
        Octets.put8(out, at + 19, feedbackCount++);
        return end - at;
    }

    private void skipMissing() {
        while (pending() && !came(next)) {
            next++;
        }
    }

    private boolean came(long sequence) {
        return sequences[(int) sequence & WINDOW - 1] == sequence;
    }

    private long arrival(long sequence) {
        return arrivals[(int) sequence & WINDOW - 1];
    }

    /** Fills symbols and deltas; ends early where a delta does not fit 16 bits. @return statuses */
    private int collect(long base, long referenceNs) {
        long units = Math.floorDiv(referenceNs, UNIT_NS);
        int count = 0;
        while (count < MAX_STATUS && base + count <= highest) {
            symbols[count] = 0;
            if (came(base + count)) {
                long delta = Math.floorDiv(arrival(base + count), UNIT_NS) - units;
                if (delta < Short.MIN_VALUE || delta > Short.MAX_VALUE) {
                    break;
                }
                symbols[count] = (byte) (delta >= 0 && delta <= 255 ? 1 : 2);
                deltas[count] = (short) delta;
                units += delta;
            }
            count++;
        }
        return count;
    }

    private int chunks(byte[] out, int from, int room, int count) {
        int at = from + HEADER;
        int i = 0;
        while (i < count) {
            if (at + 2 > from + room) {
                return -1;
            }
            int run = run(i, count);
            if (run >= 7 || run == count - i) {
                Octets.put16(out, at, symbols[i] << 13 | run);
                i += run;
            } else {
                int chunk = 0xC000;
                for (int k = 0; k < 7; k++) {
                    chunk |= (i + k < count ? symbols[i + k] : 0) << 12 - 2 * k;
                }
                Octets.put16(out, at, chunk);
                i += Math.min(7, count - i);
            }
            at += 2;
        }
        return at;
    }

    private int run(int from, int count) {
        int i = from;
        while (i < count && symbols[i] == symbols[from]) {
            i++;
        }
        return i - from;
    }

    private int deltas(byte[] out, int from, int limit, int count) {
        int at = from;
        for (int i = 0; i < count; i++) {
            int size = symbols[i];
            // four octets are kept for padding to a whole word
            if (at + size + 4 > limit) {
                return -1;
            }
            if (size == 1) {
                out[at] = (byte) deltas[i];
            } else if (size == 2) {
                Octets.put16(out, at, deltas[i]);
            }
            at += size;
        }
        return at;
    }

    /** Takes the statuses of a feedback packet. */
    @FunctionalInterface
    public interface Visitor {

        /** @param arrivalUnits since the reference epoch, 250 us; −1 if the packet did not come */
        void status(int sequence, long arrivalUnits);
    }

    /** Reads a feedback packet at the reader. @return false if it is malformed; the visitor may have heard a part */
    public static boolean read(RtcpReader packet, Visitor visitor) {
        byte[] b = packet.buffer();
        int end = packet.offset() + packet.length();
        int base = Octets.u16(b, packet.offset() + 12);
        int count = Octets.u16(b, packet.offset() + 14);
        int delta = deltaStart(b, packet.offset() + HEADER, end, count);
        long units = Octets.u24(b, packet.offset() + 16) * (REFERENCE_NS / UNIT_NS);
        int chunkAt = packet.offset() + HEADER;
        int i = 0;
        while (delta >= 0 && i < count) {
            int chunk = Octets.u16(b, chunkAt);
            chunkAt += 2;
            for (int k = 0; k < chunkLength(chunk) && i < count; k++) {
                int symbol = symbol(chunk, k);
                if (symbol == 3 || delta + symbol > end) {
                    return false;
                }
                units += symbol == 1 ? Octets.u8(b, delta) : symbol == 2 ? (short) Octets.u16(b, delta) : 0;
                visitor.status(base + i & 0xffff, symbol == 0 ? -1 : units);
                delta += symbol;
                i++;
            }
        }
        return delta >= 0;
    }

    private static int deltaStart(byte[] b, int from, int end, int count) {
        int at = from;
        int seen = 0;
        while (seen < count) {
            if (at + 2 > end) {
                return -1;
            }
            int length = chunkLength(Octets.u16(b, at));
            if (length == 0) {
                return -1;
            }
            seen += length;
            at += 2;
        }
        return at;
    }

    private static int chunkLength(int chunk) {
        if ((chunk & 0x8000) == 0) {
            return chunk & 0x1fff;
        }
        return (chunk & 0x4000) == 0 ? 14 : 7;
    }

    private static int symbol(int chunk, int k) {
        if ((chunk & 0x8000) == 0) {
            return chunk >> 13 & 3;
        }
        return (chunk & 0x4000) == 0 ? chunk >> 13 - k & 1 : chunk >> 12 - 2 * k & 3;
    }
}
