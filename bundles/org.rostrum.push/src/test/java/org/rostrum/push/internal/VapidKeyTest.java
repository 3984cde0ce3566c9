// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VapidKeyTest {

    /** 55/PSH-1: RFC 8292 sections 2 and 3: a token for the push service's origin, signed, at most a day old. */
    @Test
    void signsForTheOriginOfThePushService() throws Exception {
        KeyPair pair = P256.generate();
        String point = Base64.getUrlEncoder().withoutPadding().encodeToString(P256.bytes((ECPublicKey) pair.getPublic()));
        VapidKey key = new VapidKey(point, (ECPrivateKey) pair.getPrivate());
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        Matcher header = Pattern.compile("vapid t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+), k=([\\w-]+)")
                .matcher(key.authorization(URI.create("https://push.example.net:8443/p/x?y=z"), "mailto:a\"b@example.org", now));

        assertThat(header.matches()).isTrue();
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(header.group(2)));
        assertThat(claims.get("aud").asText()).isEqualTo("https://push.example.net:8443");
        assertThat(claims.get("sub").asText()).isEqualTo("mailto:a\"b@example.org");
        assertThat(claims.get("exp").asLong()).isBetween(now.getEpochSecond() + 60, now.getEpochSecond() + 86_400);
        assertThat(new String(Base64.getUrlDecoder().decode(header.group(1)), StandardCharsets.US_ASCII)).isEqualTo("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");
        assertThat(header.group(4)).isEqualTo(point);
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(pair.getPublic());
        check.update((header.group(1) + "." + header.group(2)).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(header.group(3)))).isTrue();
        assertThat(key.toString()).doesNotContain(String.valueOf(key.key().getS()));
    }
}
