// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp;

import org.jspecify.annotations.Nullable;
import org.rostrum.proto.srtp.internal.Bytes;
import org.rostrum.proto.srtp.internal.PacketCipher;
import org.rostrum.proto.srtp.internal.ReplayWindow;
import org.rostrum.proto.srtp.internal.RtpHeader;
import org.rostrum.proto.srtp.internal.SourceTable;

/**
 * Protects what one direction sends. Confined to one thread.
 *
 * <p>A sequence number may be lower than the last one of its source, but never the same twice: with GCM a second packet under one
 * index gives the authentication key away (RFC 7714 section 5.1), so the sender remembers the last 960 indices of each source and
 * refuses what is older, which a receiver's own window would drop anyway. For the same reason a source is never forgotten: beyond
 * the limit new ones are refused.
 */
public final class SrtpSender {

    private static final long LAST_RTP_INDEX = (1L << 48) - 1;

    private final PacketCipher cipher;
    private final int tag;
    private final SourceTable sources;
    private int rtcpIndex;
    private int length;

    /**
     * @param maxSources SSRCs that may be used, at least 1
     * @throws IllegalArgumentException if the keys do not fit the profile
     */
    public SrtpSender(SrtpProfile profile, SrtpKeys keys, int maxSources) {
        this.cipher = PacketCipher.of(profile, keys);
        this.tag = profile.tagLength();
        this.sources = new SourceTable(maxSources);
    }

    /** Octets written by the last call that answered OK. */
    public int length() {
        return length;
    }

    /**
     * Protects one RTP packet. {@code out} may be {@code in} at the same offset; nothing is written unless the answer is OK.
     *
     * @return OK, MALFORMED, REPLAYED, TOO_OLD, KEY_EXHAUSTED, TOO_MANY_SOURCES or NO_ROOM
     */
    public SrtpStatus protectRtp(byte[] in, int offset, int length, byte[] out, int outOffset) {
        int header = RtpHeader.length(in, offset, length);
        if (header < 0) {
            return SrtpStatus.MALFORMED;
        }
        if (out.length - outOffset < length + tag) {
            return SrtpStatus.NO_ROOM;
        }
        int ssrc = RtpHeader.ssrc(in, offset);
        ReplayWindow window = source(ssrc);
        if (window == null) {
            return SrtpStatus.TOO_MANY_SOURCES;
        }
        long index = RtpHeader.index(window.highest(), RtpHeader.sequence(in, offset));
        SrtpStatus status = index < 0 ? SrtpStatus.TOO_OLD : index > LAST_RTP_INDEX ? SrtpStatus.KEY_EXHAUSTED : window.check(index);
        if (status == SrtpStatus.OK) {
            window.accept(index);
            this.length = cipher.sealRtp(in, offset, length, header, ssrc, index, out, outOffset);
        }
        return status;
    }

    /**
     * Protects one RTCP compound packet, always encrypted. One index counts for all sources, which no receiver can tell from
     * single ones with gaps.
     *
     * @return OK, MALFORMED, KEY_EXHAUSTED or NO_ROOM
     */
    public SrtpStatus protectRtcp(byte[] in, int offset, int length, byte[] out, int outOffset) {
        if (length < PacketCipher.RTCP_HEADER || (in[offset] & 0xC0) != 0x80) {
            return SrtpStatus.MALFORMED;
        }
        if (out.length - outOffset < length + tag + PacketCipher.RTCP_TRAILER) {
            return SrtpStatus.NO_ROOM;
        }
        if (rtcpIndex < 0) {
            return SrtpStatus.KEY_EXHAUSTED;
        }
        this.length = cipher.sealRtcp(in, offset, length, Bytes.i32(in, offset + 4), rtcpIndex, out, outOffset);
        rtcpIndex++;
        return SrtpStatus.OK;
    }

    private @Nullable ReplayWindow source(int ssrc) {
        ReplayWindow window = sources.find(ssrc);
        return window != null || sources.full() ? window : sources.add(ssrc);
    }
}
