// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.stun.internal;

import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC and CRC over a message whose length field is taken as something else than what is written in it. */
public final class StunCrypto {

    public static final int HMAC_LENGTH = 20;
    private static final int FINGERPRINT_XOR = 0x5354554e;

    private StunCrypto() {}

    /**
     * HMAC-SHA1 over {@code [0, end)} with the length field counted up to and including a MESSAGE-INTEGRITY at {@code end}
     * (RFC 8489 section 14.5).
     */
    public static byte[] hmac(byte[] message, int end, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            // an empty key is not a legal SecretKeySpec, but HMAC pads with zeros: one zero octet is the same key
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA1"));
            int length = end + 4 + HMAC_LENGTH - 20;
            mac.update(message, 0, 2);
            mac.update((byte) (length >> 8));
            mac.update((byte) length);
            mac.update(message, 4, end - 4);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform lacks HmacSHA1", e);
        }
    }

    /** Value of a FINGERPRINT that stands at {@code end} and is the last attribute (RFC 8489 section 14.7). */
    public static int fingerprint(byte[] message, int end) {
        CRC32 crc = new CRC32();
        int length = end + 8 - 20;
        crc.update(message, 0, 2);
        crc.update(length >> 8);
        crc.update(length);
        crc.update(message, 4, end - 4);
        return (int) crc.getValue() ^ FINGERPRINT_XOR;
    }
}
