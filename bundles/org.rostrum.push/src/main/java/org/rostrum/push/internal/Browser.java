// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Optional;
import org.rostrum.base.error.RostrumException;
import org.rostrum.push.PushError;

/**
 * Keys of a browser's subscription (RFC 8291 section 2).
 *
 * @param auth 16 bytes
 */
record Browser(ECPublicKey key, byte[] auth) {

    private static final int AUTH_BYTES = 16;

    /** @throws RostrumException {@code pushKeyInvalid} */
    static Browser of(String p256dh, String auth) {
        ECPublicKey key = decoded(p256dh).flatMap(P256::publicKey).orElseThrow(() -> new RostrumException(
                PushError.PUSH_KEY_INVALID, "This is no public key of the curve P-256.", "p256dh"));
        byte[] secret = decoded(auth).filter(bytes -> bytes.length == AUTH_BYTES).orElseThrow(() -> new RostrumException(
                PushError.PUSH_KEY_INVALID, "The authentication secret has 16 bytes.", "auth"));
        return new Browser(key, secret);
    }

    /** Base64url with or without padding; some browsers write plain Base64. */
    private static Optional<byte[]> decoded(String text) {
        try {
            String plain = text.replace('+', '-').replace('/', '_').replaceFirst("=+$", "");
            return Optional.of(Base64.getUrlDecoder().decode(plain));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As it is kept: Base64url without padding. */
    String keyText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(P256.bytes(key));
    }

    String authText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(auth);
    }
}
