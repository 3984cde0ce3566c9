// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.srtp.internal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.rostrum.proto.srtp.SrtpKeys;
import org.rostrum.proto.srtp.SrtpProfile;

/** Keys of one direction and one of RTP or RTCP, derived from the master key at rate zero (RFC 3711 section 4.3, RFC 7714 section 11). */
public record SessionKeys(byte[] encryption, byte[] authentication, byte[] salt) {

    private static final int AUTH_KEY = 20;
    private static final int KDF_SALT = 14;

    public static SessionKeys rtp(SrtpProfile profile, SrtpKeys master) {
        return derive(profile, master, 0);
    }

    public static SessionKeys rtcp(SrtpProfile profile, SrtpKeys master) {
        return derive(profile, master, 3);
    }

    private static SessionKeys derive(SrtpProfile profile, SrtpKeys master, int label) {
        byte[] key = master.key();
        byte[] salt = master.salt();
        if (key.length != profile.keyLength() || salt.length != profile.saltLength()) {
            throw new IllegalArgumentException("key or salt does not fit " + profile);
        }
        return new SessionKeys(
                prf(key, salt, label, profile.keyLength()),
                prf(key, salt, label + 1, AUTH_KEY),
                prf(key, salt, label + 2, profile.saltLength()));
    }

    /** AES in counter mode over {@code (label * 2^48) XOR salt}; a shorter salt is padded on the right (RFC 7714 section 11). */
    static byte[] prf(byte[] key, byte[] salt, int label, int length) {
        byte[] counter = Arrays.copyOf(Arrays.copyOf(salt, KDF_SALT), 16);
        counter[7] ^= (byte) label;
        try {
            Cipher cipher = Ciphers.aesCounter();
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
            return cipher.doFinal(new byte[length]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("key derivation", e);
        }
    }

    @Override
    public String toString() {
        return "SessionKeys[redacted]";
    }
}
