// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.file;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** An issuer's public key as PEM ({@code PUBLIC KEY}, Ed25519), as other tools write and read it too. */
public final class IssuerKey {

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final int LARGEST = 4096;

    private IssuerKey() {}

    /** First 32 hexadecimal digits of the SHA-256 of the encoded key. */
    public static String id(PublicKey key) {
        return Digests.sha256(key.getEncoded()).substring(0, 32);
    }

    public static String pem(PublicKey key) {
        return BEGIN + "\n" + Armour.base64(key.getEncoded()) + END + "\n";
    }

    /** Text around the key is passed over, so that a file may say whose it is. */
    public static PublicKey read(String pem) throws LicenceFileException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (pem.length() > LARGEST || begin < 0 || end < begin) {
            throw LicenceFileException.malformed("This is not a PEM file with a PUBLIC KEY.");
        }
        try {
            String base64 = pem.substring(begin + BEGIN.length(), end);
            byte[] encoded = Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw LicenceFileException.malformed("The PEM file holds no Ed25519 key.");
        }
    }
}
