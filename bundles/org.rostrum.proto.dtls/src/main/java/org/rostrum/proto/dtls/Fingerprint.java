// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Hash of a certificate as in {@code a=fingerprint}.
 *
 * @param algorithm {@code sha-256}, {@code sha-384} or {@code sha-512}; weaker ones are not accepted
 * @param value     upper-case hex pairs with colons
 * @see "RFC 8122 section 5"
 */
public record Fingerprint(String algorithm, String value) {

    private static final Map<String, String> ALGORITHMS = Map.of("sha-256", "SHA-256", "sha-384", "SHA-384", "sha-512", "SHA-512");
    private static final Map<String, Integer> LENGTHS = Map.of("sha-256", 32, "sha-384", 48, "sha-512", 64);
    private static final HexFormat FORM = HexFormat.ofDelimiter(":").withUpperCase();

    /** Reads {@code sha-256 AB:CD:…}; empty where it is malformed or too weak. */
    public static Optional<Fingerprint> tryParse(String text) {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != 2) {
            return Optional.empty();
        }
        String algorithm = parts[0].toLowerCase(Locale.ROOT);
        String value = parts[1].toUpperCase(Locale.ROOT);
        int length = LENGTHS.getOrDefault(algorithm, -1);
        boolean good = value.length() == length * 3 - 1 && value.matches("([0-9A-F]{2}:)*[0-9A-F]{2}");
        return good ? Optional.of(new Fingerprint(algorithm, value)) : Optional.empty();
    }

    static Fingerprint sha256(byte[] certificate) {
        return new Fingerprint("sha-256", FORM.formatHex(digest("SHA-256", certificate)));
    }

    /** Whether this is the hash of the certificate (DER). */
    boolean matches(byte[] certificate) {
        return MessageDigest.isEqual(digest(ALGORITHMS.get(algorithm), certificate), FORM.parseHex(value));
    }

    private static byte[] digest(String name, byte[] data) {
        try {
            return MessageDigest.getInstance(name).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform lacks " + name, e);
        }
    }

    @Override
    public String toString() {
        return algorithm + " " + value;
    }
}
