// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp;

import org.jspecify.annotations.Nullable;
import org.rostrum.proto.srtp.internal.Bytes;
import org.rostrum.proto.srtp.internal.PacketCipher;
import org.rostrum.proto.srtp.internal.ReplayWindow;
import org.rostrum.proto.srtp.internal.RtpHeader;
import org.rostrum.proto.srtp.internal.SourceTable;

/**
 * Opens what one peer sends. Confined to one thread. Never throws on content. A source is remembered after its first authentic
 * packet only; beyond the limit the one that was silent for the longest is forgotten and counted.
 */
public final class SrtpReceiver {

    private final PacketCipher cipher;
    private final int tag;
    private final SourceTable rtp;
    private final SourceTable rtcp;
    private long evictions;
    private int length;

    /**
     * @param maxSources SSRCs remembered, for RTP and RTCP each, at least 1
     * @throws IllegalArgumentException if the keys do not fit the profile
     */
    public SrtpReceiver(SrtpProfile profile, SrtpKeys keys, int maxSources) {
        this.cipher = PacketCipher.of(profile, keys);
        this.tag = profile.tagLength();
        this.rtp = new SourceTable(maxSources);
        this.rtcp = new SourceTable(maxSources);
    }

    /** Octets written by the last call that answered OK. */
    public int length() {
        return length;
    }

    /** Sources that were forgotten because there were too many. */
    public long evictions() {
        return evictions;
    }

    /**
     * Opens one SRTP packet. {@code out} may be {@code in} at the same offset; the output needs room for the whole input.
     *
     * @return OK, MALFORMED, AUTH_FAILED, REPLAYED, TOO_OLD or NO_ROOM
     */
    public SrtpStatus unprotectRtp(byte[] in, int offset, int length, byte[] out, int outOffset) {
        int header = RtpHeader.length(in, offset, length);
        if (header < 0 || length < header + tag) {
            return SrtpStatus.MALFORMED;
        }
        if (out.length - outOffset < length) {
            return SrtpStatus.NO_ROOM;
        }
        int ssrc = RtpHeader.ssrc(in, offset);
        ReplayWindow window = rtp.find(ssrc);
        long index = RtpHeader.index(window == null ? -1 : window.highest(), RtpHeader.sequence(in, offset));
        SrtpStatus status = index < 0 ? SrtpStatus.TOO_OLD : window == null ? SrtpStatus.OK : window.check(index);
        if (status != SrtpStatus.OK) {
            return status;
        }
        int n = cipher.openRtp(in, offset, length, header, ssrc, index, out, outOffset);
        return accept(n, rtp, window, ssrc, index);
    }

    /**
     * Opens one SRTCP packet; also one that is authenticated without encryption, as RFC 3711 allows.
     *
     * @return OK, MALFORMED, AUTH_FAILED, REPLAYED, TOO_OLD or NO_ROOM
     */
    public SrtpStatus unprotectRtcp(byte[] in, int offset, int length, byte[] out, int outOffset) {
        if (length < PacketCipher.RTCP_HEADER + PacketCipher.RTCP_TRAILER + tag || (in[offset] & 0xC0) != 0x80) {
            return SrtpStatus.MALFORMED;
        }
        if (out.length - outOffset < length) {
            return SrtpStatus.NO_ROOM;
        }
        int ssrc = Bytes.i32(in, offset + 4);
        int trailer = Bytes.i32(in, offset + cipher.trailerOffset(length));
        int index = trailer & Integer.MAX_VALUE;
        ReplayWindow window = rtcp.find(ssrc);
        SrtpStatus status = window == null ? SrtpStatus.OK : window.check(index);
        if (status != SrtpStatus.OK) {
            return status;
        }
        int n = cipher.openRtcp(in, offset, length, ssrc, trailer, out, outOffset);
        return accept(n, rtcp, window, ssrc, index);
    }

    private SrtpStatus accept(
            int opened, SourceTable table, @Nullable ReplayWindow known, int ssrc, long index) {
        if (opened == PacketCipher.AUTH_FAILED) {
            return SrtpStatus.AUTH_FAILED;
        }
        (known != null ? known : add(table, ssrc)).accept(index);
        length = opened;
        return SrtpStatus.OK;
    }

    private ReplayWindow add(SourceTable table, int ssrc) {
        if (table.full()) {
            table.evictOldest();
            evictions++;
        }
        return table.add(ssrc);
    }
}
