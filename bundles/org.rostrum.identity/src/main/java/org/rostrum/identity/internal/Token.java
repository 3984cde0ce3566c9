// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a token: 256 random bits, base64url, unless a contract wants another form. Never stored, never logged. Immutable. */
record Token(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}|[A-Za-z0-9]{32}");
    private static final String KEY_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    static Token random() {
        return new Token(base64(randomBytes(32)));
    }

    /** A secret API key: 32 letters and digits (20/SEC-21), 190 bits. */
    static Token randomKey() {
        StringBuilder text = new StringBuilder();
        RANDOM.ints(32, 0, KEY_CHARACTERS.length()).forEach(i -> text.append(KEY_CHARACTERS.charAt(i)));
        return new Token(text.toString());
    }

    /** ID or secret of an application: 160 bits as 40 hexadecimal digits (61 section 4.2). */
    static Token randomHex() {
        return new Token(HexFormat.of().formatHex(randomBytes(20)));
    }

    /** Empty where the text cannot be a token; nothing is asked for it then. */
    static Optional<Token> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Token(text)) : Optional.empty();
    }

    /** Public name of a token, 128 bits, unrelated to its text. */
    static String randomId() {
        return base64(randomBytes(16));
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** What the database keeps: SHA-256, hexadecimal. Enough for that many random bits; no salt, so that it can be looked up. */
    String hash() {
        return HexFormat.of().formatHex(sha256(text));
    }

    /** What a change must carry beside the cookie. Follows from the token, so it needs no place of its own. */
    String csrf() {
        return base64(sha256("csrf:" + text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
