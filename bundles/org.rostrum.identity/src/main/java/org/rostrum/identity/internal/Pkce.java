// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proof key for code exchange, RFC 7636, method S256 only. Pure functions. */
final class Pkce {

    static final String S256 = "S256";

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private Pkce() {}

    static boolean isChallenge(String text) {
        return CHALLENGE.matcher(text).matches();
    }

    /** Whether a verifier fits what the authorisation had; an empty challenge needs none. */
    static boolean matches(String challenge, @Nullable String verifier) {
        if (challenge.isEmpty()) {
            return true;
        }
        return verifier != null && VERIFIER.matcher(verifier).matches() && MessageDigest.isEqual(
                challenge.getBytes(StandardCharsets.US_ASCII), challengeOf(verifier).getBytes(StandardCharsets.US_ASCII));
    }

    static String challengeOf(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
