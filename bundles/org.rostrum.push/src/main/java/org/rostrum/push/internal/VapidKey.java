// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The key pair that push services know this server by, and what it signs for them (RFC 8292).
 *
 * @param publicText uncompressed point in Base64url
 */
record VapidKey(String publicText, ECPrivateKey key) {

    /** At most 24 h (RFC 8292 section 2); clocks differ. */
    private static final Duration LIFE = Duration.ofHours(12);
    private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(StandardCharsets.US_ASCII));

    /**
     * Value of the header {@code Authorization}.
     *
     * @param endpoint where it goes: the signature holds for its origin only
     * @param contact  who to ask when this server misbehaves: {@code https:} or {@code mailto:}
     */
    String authorization(URI endpoint, String contact, Instant now) {
        String origin = "https://" + endpoint.getRawAuthority();
        String claims = JsonNodeFactory.instance.objectNode()
                .put("aud", origin).put("exp", now.plus(LIFE).getEpochSecond()).put("sub", contact).toString();
        String signed = HEADER + "." + encoded(claims.getBytes(StandardCharsets.UTF_8));
        return "vapid t=" + signed + "." + encoded(signature(signed)) + ", k=" + publicText;
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ECDSA", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "VapidKey[" + publicText + "]";
    }
}
