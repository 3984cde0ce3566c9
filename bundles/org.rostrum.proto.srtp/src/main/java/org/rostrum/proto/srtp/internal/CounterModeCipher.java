// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp.internal;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES in counter mode with HMAC-SHA1 (RFC 3711 sections 4.1.1 and 4.2.1). The tag is the last thing in the packet. */
final class CounterModeCipher implements PacketCipher {

    private static final int ENCRYPTED = 0x80000000;
    private static final int HMAC = 20;

    private final Cipher cipher = Ciphers.aesCounter();
    private final Mac rtpMac = Ciphers.hmacSha1();
    private final Mac rtcpMac = Ciphers.hmacSha1();
    private final SecretKeySpec rtpKey;
    private final SecretKeySpec rtcpKey;
    private final byte[] rtpSalt;
    private final byte[] rtcpSalt;
    private final int tag;
    private final byte[] iv = new byte[16];
    private final byte[] word = new byte[4];
    private final byte[] digest = new byte[HMAC];

    CounterModeCipher(SessionKeys rtp, SessionKeys rtcp, int tag) {
        this.rtpKey = new SecretKeySpec(rtp.encryption(), "AES");
        this.rtcpKey = new SecretKeySpec(rtcp.encryption(), "AES");
        this.rtpSalt = rtp.salt();
        this.rtcpSalt = rtcp.salt();
        this.tag = tag;
        try {
            rtpMac.init(new SecretKeySpec(rtp.authentication(), "HmacSHA1"));
            rtcpMac.init(new SecretKeySpec(rtcp.authentication(), "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA1", e);
        }
    }

    @Override
    public int sealRtp(byte[] in, int offset, int length, int header, int ssrc, long index, byte[] out, int outOffset) {
        Bytes.copy(in, offset, header, out, outOffset);
        crypt(rtpKey, rtpSalt, ssrc, index, in, offset + header, length - header, out, outOffset + header);
        authenticateRtp(out, outOffset, length, index);
        System.arraycopy(digest, 0, out, outOffset + length, tag);
        return length + tag;
    }

    @Override
    public int openRtp(byte[] in, int offset, int length, int header, int ssrc, long index, byte[] out, int outOffset) {
        int n = length - tag;
        authenticateRtp(in, offset, n, index);
        if (!tagMatches(in, offset + n)) {
            return AUTH_FAILED;
        }
        Bytes.copy(in, offset, header, out, outOffset);
        crypt(rtpKey, rtpSalt, ssrc, index, in, offset + header, n - header, out, outOffset + header);
        return n;
    }

    @Override
    public int sealRtcp(byte[] in, int offset, int length, int ssrc, int index, byte[] out, int outOffset) {
        Bytes.copy(in, offset, RTCP_HEADER, out, outOffset);
        crypt(rtcpKey, rtcpSalt, ssrc, index, in, offset + RTCP_HEADER, length - RTCP_HEADER, out, outOffset + RTCP_HEADER);
        Bytes.putI32(out, outOffset + length, index | ENCRYPTED);
        authenticate(rtcpMac, out, outOffset, length + RTCP_TRAILER);
        System.arraycopy(digest, 0, out, outOffset + length + RTCP_TRAILER, tag);
        return length + RTCP_TRAILER + tag;
    }

    @Override
    public int openRtcp(byte[] in, int offset, int length, int ssrc, int trailer, byte[] out, int outOffset) {
        int n = length - tag - RTCP_TRAILER;
        authenticate(rtcpMac, in, offset, n + RTCP_TRAILER);
        if (!tagMatches(in, offset + length - tag)) {
            return AUTH_FAILED;
        }
        int clear = (trailer & ENCRYPTED) != 0 ? RTCP_HEADER : n;
        Bytes.copy(in, offset, clear, out, outOffset);
        crypt(rtcpKey, rtcpSalt, ssrc, trailer & ~ENCRYPTED, in, offset + clear, n - clear, out, outOffset + clear);
        return n;
    }

    @Override
    public int trailerOffset(int length) {
        return length - tag - RTCP_TRAILER;
    }

    /** RFC 3711 section 4.1.1: IV = (salt * 2^16) XOR (SSRC * 2^64) XOR (index * 2^16). */
    private void crypt(
            SecretKeySpec key, byte[] salt, int ssrc, long index, byte[] in, int offset, int length, byte[] out, int outOffset) {
        if (length == 0) {
            return;
        }
        System.arraycopy(salt, 0, iv, 0, salt.length);
        iv[14] = 0;
        iv[15] = 0;
        Bytes.xorI32(iv, 4, ssrc);
        Bytes.xorI32(iv, 8, (int) (index >> 16));
        iv[12] ^= (byte) (index >> 8);
        iv[13] ^= (byte) index;
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
            cipher.doFinal(in, offset, length, out, outOffset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CTR", e);
        }
    }

    /** RFC 3711 section 4.2: the roll-over counter is authenticated behind the packet. */
    private void authenticateRtp(byte[] packet, int offset, int length, long index) {
        Bytes.putI32(word, 0, (int) (index >> 16));
        rtpMac.update(packet, offset, length);
        authenticate(rtpMac, word, 0, word.length);
    }

    private void authenticate(Mac mac, byte[] packet, int offset, int length) {
        try {
            mac.update(packet, offset, length);
            mac.doFinal(digest, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA1", e);
        }
    }

    /** Constant time. */
    private boolean tagMatches(byte[] packet, int at) {
        int difference = 0;
        for (int i = 0; i < tag; i++) {
            difference |= packet[at + i] ^ digest[i];
        }
        return difference == 0;
    }
}
