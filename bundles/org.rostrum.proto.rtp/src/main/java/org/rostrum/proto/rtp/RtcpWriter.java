// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.rtp;

/** Writes one RTCP datagram into an array of its own, packet after packet, reused. What does not fit is left out: see the results. */
public final class RtcpWriter {

    /** Largest datagram. */
    public static final int CAPACITY = 1200;

    private final byte[] buffer = new byte[CAPACITY];
    private int length;
    private int report = -1;

    public void clear() {
        length = 0;
        report = -1;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    public byte[] buffer() {
        return buffer;
    }

    public int length() {
        return length;
    }

    /** Sender report without blocks (RFC 3550 section 6.4.1). @return false if it does not fit */
    public boolean senderReport(int ssrc, long ntp, int rtpTime, long packets, long octets) {
        int at = begin(28, 0, RtcpReader.SENDER_REPORT, ssrc);
        if (at < 0) {
            return false;
        }
        Octets.put64(buffer, at + 8, ntp);
        Octets.put32(buffer, at + 16, rtpTime);
        Octets.put32(buffer, at + 20, (int) packets);
        Octets.put32(buffer, at + 24, (int) octets);
        return true;
    }

    /** Receiver report, to which {@link #reportBlock} adds (section 6.4.2). */
    public boolean receiverReport(int ssrc) {
        report = begin(8, 0, RtcpReader.RECEIVER_REPORT, ssrc);
        return report >= 0;
    }

    /**
     * Adds a block to the receiver report begun last; at most 31.
     *
     * @param lost       packets lost in all, cut to 24 bits
     * @param lastReport middle of the NTP time of the last sender report, 0 if none
     * @param delay      since then, 65536ths of a second
     */
    public boolean reportBlock(int ssrc, int fractionLost, int lost, int highestSequence, int jitter, int lastReport, int delay) {
        if (report < 0 || (buffer[report] & 0x1f) == 31 || length + RtcpReader.REPORT_BLOCK > CAPACITY) {
            return false;
        }
        int at = length;
        Octets.put32(buffer, at, ssrc);
        Octets.put8(buffer, at + 4, fractionLost);
        Octets.put24(buffer, at + 5, Math.max(-0x800000, Math.min(0x7fffff, lost)));
        Octets.put32(buffer, at + 8, highestSequence);
        Octets.put32(buffer, at + 12, jitter);
        Octets.put32(buffer, at + 16, lastReport);
        Octets.put32(buffer, at + 20, delay);
        length += RtcpReader.REPORT_BLOCK;
        buffer[report]++;
        Octets.put16(buffer, report + 2, (length - report) / 4 - 1);
        return true;
    }

    /** SDES with the CNAME only (section 6.5.1). @param cname ASCII, 1 to 255 octets */
    public boolean cname(int ssrc, byte[] cname) {
        int size = 8 + 2 + cname.length + 1 + 3 & ~3;
        int at = begin(size, 1, RtcpReader.SOURCE_DESCRIPTION, ssrc);
        if (at < 0) {
            return false;
        }
        buffer[at + 8] = 1;
        buffer[at + 9] = (byte) cname.length;
        System.arraycopy(cname, 0, buffer, at + 10, cname.length);
        for (int i = at + 10 + cname.length; i < length; i++) {
            buffer[i] = 0;
        }
        return true;
    }

    public boolean bye(int ssrc) {
        return begin(8, 1, RtcpReader.BYE, ssrc) >= 0;
    }

    /** Picture loss indication (RFC 4585 section 6.3.1). */
    public boolean pli(int sender, int media) {
        return feedback(12, RtcpReader.PLI, RtcpReader.PAYLOAD_FEEDBACK, sender, media) >= 0;
    }

    /** Full intra request for one source (RFC 5104 section 4.3.1). @param command number that grows with each new request */
    public boolean fir(int sender, int media, int command) {
        int at = feedback(20, RtcpReader.FIR, RtcpReader.PAYLOAD_FEEDBACK, sender, 0);
        if (at < 0) {
            return false;
        }
        Octets.put32(buffer, at + 12, media);
        Octets.put32(buffer, at + 16, command << 24);
        return true;
    }

    /**
     * Generic NACK (RFC 4585 section 6.2.1), numbers packed 17 to an entry.
     *
     * @param sequences ascending in serial arithmetic; the low 16 bits count
     * @return how many of them were written
     */
    public int nack(int sender, int media, long[] sequences, int count) {
        if (count == 0) {
            return 0;
        }
        int at = feedback(12, RtcpReader.NACK, RtcpReader.TRANSPORT_FEEDBACK, sender, media);
        int done = 0;
        while (at >= 0 && done < count && length + 4 <= CAPACITY) {
            long first = sequences[done++];
            int mask = 0;
            while (done < count && sequences[done] - first <= 16) {
                mask |= 1 << (int) (sequences[done++] - first - 1);
            }
            Octets.put16(buffer, length, (int) first);
            Octets.put16(buffer, length + 2, mask);
            length += 4;
        }
        if (at >= 0) {
            Octets.put16(buffer, at + 2, (length - at) / 4 - 1);
        }
        return done;
    }

    /** Adds a packet that was written elsewhere, at most {@link #room} octets, through {@link #buffer}. */
    public void added(int octets) {
        length += octets;
    }

    /** Octets that are free. */
    public int room() {
        return CAPACITY - length;
    }

    private int feedback(int size, int format, int type, int sender, int media) {
        int at = begin(size, format, type, sender);
        if (at >= 0) {
            Octets.put32(buffer, at + 8, media);
        }
        return at;
    }

    private int begin(int size, int count, int type, int ssrc) {
        if (length + size > CAPACITY) {
            return -1;
        }
        int at = length;
        buffer[at] = (byte) (0x80 | count);
        buffer[at + 1] = (byte) type;
        Octets.put16(buffer, at + 2, size / 4 - 1);
        Octets.put32(buffer, at + 4, ssrc);
        length += size;
        return at;
    }
}
