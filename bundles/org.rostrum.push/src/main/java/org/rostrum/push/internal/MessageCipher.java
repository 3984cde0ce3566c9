// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.io.ByteArrayOutputStream;
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

/**
 * Encrypts a push message for one browser: RFC 8291 on top of {@code aes128gcm} of RFC 8188, in one record. Keys are made anew for
 * each message. Pure but for the random numbers.
 */
final class MessageCipher {

    /** Largest text: push services take at least 4096 bytes (RFC 8030 section 7.2), header and tag included. */
    static final int MAX_TEXT_BYTES = 3072;

    private static final int RECORD_BYTES = 4096;
    private static final int SALT_BYTES = 16;
    private static final int TAG_BITS = 128;
    /** Ends the last record (RFC 8188 section 2). */
    private static final byte LAST = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageCipher() {}

    /** The body of the request. */
    static byte[] encrypt(byte[] text, Browser browser) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return encrypt(text, browser, P256.generate(), salt);
    }

    static byte[] encrypt(byte[] text, Browser browser, KeyPair own, byte[] salt) {
        if (text.length > MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("a push message has at most " + MAX_TEXT_BYTES + " bytes");
        }
        byte[] theirs = P256.bytes(browser.key());
        byte[] ours = P256.bytes((ECPublicKey) own.getPublic());
        byte[] agreed = P256.agreed((ECPrivateKey) own.getPrivate(), browser.key());
        byte[] input = derive(mac(browser.auth(), agreed), joined(ascii("WebPush: info\0"), theirs, ours), 32);
        byte[] pseudoRandom = mac(salt, input);
        byte[] key = derive(pseudoRandom, ascii("Content-Encoding: aes128gcm\0"), 16);
        byte[] nonce = derive(pseudoRandom, ascii("Content-Encoding: nonce\0"), 12);
        byte[] header = ByteBuffer.allocate(SALT_BYTES + 4 + 1 + ours.length)
                .put(salt).putInt(RECORD_BYTES).put((byte) ours.length).put(ours).array();
        return joined(header, sealed(key, nonce, joined(text, new byte[] {LAST})));
    }

    /** HKDF-Extract of RFC 5869. */
    private static byte[] mac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC", e);
        }
    }

    /** HKDF-Expand of RFC 5869 for at most 32 bytes: one round. */
    private static byte[] derive(byte[] pseudoRandom, byte[] info, int bytes) {
        return Arrays.copyOf(mac(pseudoRandom, joined(info, new byte[] {1})), bytes);
    }

    private static byte[] sealed(byte[] key, byte[] nonce, byte[] record) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(record);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
