// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.turn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and judges short-lived credentials from one secret; thread-safe. The name is the last second of its validity, a colon, and a
 * label of the server's choice; the password is the Base64 form of HMAC-SHA1 over the name, as coturn and others do it.
 *
 * @see "draft-uberti-behave-turn-rest-00 section 2.2"
 */
public final class TurnSecret {

    private static final int MAX_NAME = 128;

    private final byte[] secret;

    /** @param secret 16 octets at least; copied */
    public TurnSecret(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("a secret has 16 octets at least");
        }
        this.secret = secret.clone();
    }

    /** A name with its password. */
    public record Credential(String username, String password) {
        @Override
        public String toString() {
            return "Credential[" + username + "]";
        }
    }

    /** @param label no colon, up to 64 characters */
    public Credential issue(String label, Instant validUntil) {
        String username = validUntil.getEpochSecond() + ":" + label;
        return new Credential(username, password(username));
    }

    /** The password of a name, whether it is still valid or not; null if the name is none of ours. */
    @Nullable String passwordOf(String username) {
        return username.length() > MAX_NAME || validUntil(username) < 0 ? null : password(username);
    }

    /** Epoch second; -1 if the name is none of ours. */
    static long validUntil(String username) {
        int colon = username.indexOf(':');
        if (colon < 1 || colon > 12) {
            return -1;
        }
        long seconds = 0;
        for (int i = 0; i < colon; i++) {
            char c = username.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            seconds = seconds * 10 + (c - '0');
        }
        return seconds;
    }

    private String password(String username) {
        return Base64.getEncoder().encodeToString(mac(secret, username.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java platform lacks HmacSHA1", e);
        }
    }
}
