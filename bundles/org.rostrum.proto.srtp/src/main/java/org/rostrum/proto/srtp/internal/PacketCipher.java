// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp.internal;

import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;

/**
 * Encryption and authentication of one packet whose index is known; knows nothing of sources and replay. Input and output may be
 * the same array at the same offset. Lengths are checked by the caller, the output has room. Confined to one thread.
 */
public interface PacketCipher {

    /** Result of an open whose tag was wrong. */
    int AUTH_FAILED = -1;

    /** Fixed part of RTCP that stays readable. */
    int RTCP_HEADER = 8;

    /** Index and encryption flag behind an SRTCP packet. */
    int RTCP_TRAILER = 4;

    /**
     * Protects an RTP packet.
     *
     * @param header octets of header with CSRCs and extension, that stay readable
     * @param index  48 bits: roll-over counter and sequence number
     * @return octets written
     */
    int sealRtp(byte[] in, int offset, int length, int header, int ssrc, long index, byte[] out, int outOffset);

    /** Opens an RTP packet; octets written or {@link #AUTH_FAILED}. */
    int openRtp(byte[] in, int offset, int length, int header, int ssrc, long index, byte[] out, int outOffset);

    /** Protects an RTCP compound packet under the 31-bit {@code index}; octets written. */
    int sealRtcp(byte[] in, int offset, int length, int ssrc, int index, byte[] out, int outOffset);

    /**
     * Opens an SRTCP packet of at least {@code RTCP_HEADER + RTCP_TRAILER + tag} octets.
     *
     * @param trailer the word with encryption flag and index, as it stands in the packet
     * @return octets written or {@link #AUTH_FAILED}
     */
    int openRtcp(byte[] in, int offset, int length, int ssrc, int trailer, byte[] out, int outOffset);

    /** Where the trailer word of an SRTCP packet stands, from its start. */
    int trailerOffset(int length);

    /** Cipher of a profile with keys derived from {@code master}. */
    static PacketCipher of(SrtpProfile profile, SrtpKeys master) {
        SessionKeys rtp = SessionKeys.rtp(profile, master);
        SessionKeys rtcp = SessionKeys.rtcp(profile, master);
        return switch (profile) {
            case AEAD_AES_128_GCM, AEAD_AES_256_GCM -> new GcmCipher(rtp, rtcp);
            case AES128_CM_HMAC_SHA1_80 -> new CounterModeCipher(rtp, rtcp, profile.tagLength());
        };
    }
}
