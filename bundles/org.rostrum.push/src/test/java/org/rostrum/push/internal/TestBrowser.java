// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The receiving side of RFC 8291, written apart from the sending one. */
final class TestBrowser {

    private final KeyPair pair = P256.generate();
    private final byte[] auth = new byte[16];

    TestBrowser() {
        new SecureRandom().nextBytes(auth);
    }

    Browser keys() {
        return new Browser((ECPublicKey) pair.getPublic(), auth);
    }

    /** The text of a request's body. */
    byte[] read(byte[] body) {
        try {
            ByteBuffer in = ByteBuffer.wrap(body);
            byte[] salt = take(in, 16);
            int recordSize = in.getInt();
            byte[] theirs = take(in, in.get());
            byte[] record = take(in, in.remaining());
            if (record.length > recordSize) {
                throw new AssertionError("more than one record");
            }
            byte[] agreed = P256.agreed((ECPrivateKey) pair.getPrivate(), P256.publicKey(theirs).orElseThrow());
            byte[] info = ByteBuffer.allocate(14 + 65 + 65).put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                    .put(P256.bytes((ECPublicKey) pair.getPublic())).put(theirs).array();
            byte[] prk = hmac(salt, Arrays.copyOf(hmac(hmac(auth, agreed), info, one()), 32));
            byte[] key = Arrays.copyOf(hmac(prk, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), one()), 16);
            byte[] nonce = Arrays.copyOf(hmac(prk, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), one()), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            byte[] padded = cipher.doFinal(record);
            int end = padded.length - 1;
            while (padded[end] == 0) {
                end--;
            }
            if (padded[end] != 2) {
                throw new AssertionError("not the last record");
            }
            return Arrays.copyOf(padded, end);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("this message is for somebody else", e);
        }
    }

    private static byte[] one() {
        return new byte[] {1};
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }
}
