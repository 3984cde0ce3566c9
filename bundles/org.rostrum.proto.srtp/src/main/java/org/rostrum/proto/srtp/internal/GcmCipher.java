// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp.internal;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM (RFC 7714). The tag stands behind the cipher text, in SRTCP before the trailer word. */
final class GcmCipher implements PacketCipher {

    private static final int TAG = 16;
    private static final int IV = 12;
    private static final int ENCRYPTED = 0x80000000;

    private final Cipher cipher = Ciphers.aesGcm();
    private final SecretKeySpec rtpKey;
    private final SecretKeySpec rtcpKey;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final byte[] iv = new byte[IV];
    private final byte[] trailerBytes = new byte[RTCP_TRAILER];

    GcmCipher(SessionKeys rtp, SessionKeys rtcp) {
        this.rtpKey = new SecretKeySpec(rtp.encryption(), "AES");
        this.rtcpKey = new SecretKeySpec(rtcp.encryption(), "AES");
        this.rtpSalt = rtp.salt();
        this.rtcpSalt = rtcp.salt();
    }

    @Override
    public int sealRtp(byte[] in, int offset, int length, int header, int ssrc, long index, byte[] out, int outOffset) {
        try {
            init(Cipher.ENCRYPT_MODE, rtpKey, rtpSalt, ssrc, index);
            cipher.updateAAD(in, offset, header);
            Bytes.copy(in, offset, header, out, outOffset);
            return header + cipher.doFinal(in, offset + header, length - header, out, outOffset + header);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    @Override
    public int openRtp(byte[] in, int offset, int length, int header, int ssrc, long index, byte[] out, int outOffset) {
        try {
            init(Cipher.DECRYPT_MODE, rtpKey, rtpSalt, ssrc, index);
            cipher.updateAAD(in, offset, header);
            int plain = cipher.doFinal(in, offset + header, length - header, out, outOffset + header);
            Bytes.copy(in, offset, header, out, outOffset);
            return header + plain;
        } catch (AEADBadTagException e) {
            return AUTH_FAILED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    /** RFC 7714 section 9.2: associated data are the first eight octets and the trailer word. */
    @Override
    public int sealRtcp(byte[] in, int offset, int length, int ssrc, int index, byte[] out, int outOffset) {
        try {
            int trailer = index | ENCRYPTED;
            init(Cipher.ENCRYPT_MODE, rtcpKey, rtcpSalt, ssrc, index);
            aad(in, offset, RTCP_HEADER, trailer);
            Bytes.copy(in, offset, RTCP_HEADER, out, outOffset);
            int n = RTCP_HEADER
                    + cipher.doFinal(in, offset + RTCP_HEADER, length - RTCP_HEADER, out, outOffset + RTCP_HEADER);
            Bytes.putI32(out, outOffset + n, trailer);
            return n + RTCP_TRAILER;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    /** Without the encryption flag everything before the tag is associated data (RFC 7714 section 9.3). */
    @Override
    public int openRtcp(byte[] in, int offset, int length, int ssrc, int trailer, byte[] out, int outOffset) {
        try {
            boolean encrypted = (trailer & ENCRYPTED) != 0;
            int clear = encrypted ? RTCP_HEADER : length - RTCP_TRAILER - TAG;
            init(Cipher.DECRYPT_MODE, rtcpKey, rtcpSalt, ssrc, trailer & ~ENCRYPTED);
            aad(in, offset, clear, trailer);
            int plain = cipher.doFinal(in, offset + clear, length - RTCP_TRAILER - clear, out, outOffset + clear);
            Bytes.copy(in, offset, clear, out, outOffset);
            return clear + plain;
        } catch (AEADBadTagException e) {
            return AUTH_FAILED;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM", e);
        }
    }

    @Override
    public int trailerOffset(int length) {
        return length - RTCP_TRAILER;
    }

    private void aad(byte[] in, int offset, int length, int trailer) {
        Bytes.putI32(trailerBytes, 0, trailer);
        cipher.updateAAD(in, offset, length);
        cipher.updateAAD(trailerBytes);
    }

    /** RFC 7714 sections 8.1 and 9.1: two zero octets, SSRC, 48 bits of index, all XOR the salt. */
    private void init(int mode, SecretKeySpec key, byte[] salt, int ssrc, long index) throws GeneralSecurityException {
        System.arraycopy(salt, 0, iv, 0, IV);
        Bytes.xorI32(iv, 2, ssrc);
        iv[6] ^= (byte) (index >> 40);
        iv[7] ^= (byte) (index >> 32);
        Bytes.xorI32(iv, 8, (int) index);
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, iv));
    }
}
