// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The private key, sealed with a password: PKCS #8 under AES-256-GCM with a key from PBKDF2-HMAC-SHA256 (RFC 8018), as JSON with
 * its parameters. JDK 17 cannot write PBES2 itself, hence no PEM. Stateless.
 */
final class KeyFile {

    /** What OWASP advises for this function; half a second on a usual computer. */
    private static final int ITERATIONS = 600_000;

    private static final int MOST_ITERATIONS = 100_000_000;
    private static final String FORMAT = "rostrum issuer key 1";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;

    private KeyFile() {}

    static String write(PrivateKey key, char[] password) throws GeneralSecurityException {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[16];
        byte[] nonce = new byte[12];
        random.nextBytes(salt);
        random.nextBytes(nonce);
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(Cipher.ENCRYPT_MODE, secret(password, salt, ITERATIONS), new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = cipher.doFinal(key.getEncoded());
        return Register.JSON.createObjectNode()
                .put("format", FORMAT)
                .put("iterations", ITERATIONS)
                .put("salt", text(salt))
                .put("nonce", text(nonce))
                .put("key", text(sealed))
                .toPrettyString() + "\n";
    }

    static PrivateKey read(String text, char[] password) throws IssuerException {
        try {
            JsonNode json = Register.JSON.readTree(text);
            int iterations = json.path("iterations").asInt();
            if (!json.path("format").asText().equals(FORMAT) || iterations < 1 || iterations > MOST_ITERATIONS) {
                throw new IssuerException("the key file is damaged, or of another version of this tool");
            }
            Cipher cipher = Cipher.getInstance(CIPHER);
            SecretKey secret = secret(password, bytes(json, "salt"), iterations);
            cipher.init(Cipher.DECRYPT_MODE, secret, new GCMParameterSpec(TAG_BITS, bytes(json, "nonce")));
            byte[] clear = cipher.doFinal(bytes(json, "key"));
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(clear));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IssuerException("the key cannot be opened: the password is wrong, or the key file is damaged");
        }
    }

    private static SecretKey secret(char[] password, byte[] salt, int iterations) throws GeneralSecurityException {
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
        return new SecretKeySpec(factory.generateSecret(new PBEKeySpec(password, salt, iterations, 256)).getEncoded(), "AES");
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(JsonNode json, String name) {
        return Base64.getDecoder().decode(json.path(name).asText());
    }
}
