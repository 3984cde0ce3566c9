// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    @Test
    void ourOwnComesBack() { // RFC 8122 section 5
        Fingerprint own = DtlsCertificate.create(new SecureRandom(), Instant.EPOCH).fingerprint();
        assertThat(own.value()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(Fingerprint.tryParse(own.toString())).contains(own);
        assertThat(Fingerprint.tryParse("SHA-256  " + own.value().toLowerCase())).contains(own);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha-256", "sha-256 AB", "sha-256 AB:CD",
        "sha-1 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33",
        "md5 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF", "sha-256 x y",
        "sha-256 0011:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:"})
    void malformedAndWeakOnesAreRefused(String text) {
        assertThat(Fingerprint.tryParse(text)).isEmpty();
    }

    @Test
    void malformedInputNeverThrows() {
        Random random = new Random(8122);
        String good = DtlsCertificate.create(new SecureRandom(), Instant.EPOCH).fingerprint().toString();
        for (int i = 0; i < 100_000; i++) {
            char[] text = good.substring(0, random.nextInt(good.length() + 1)).toCharArray();
            for (int n = random.nextInt(3); n >= 0 && text.length > 0; n--) {
                text[random.nextInt(text.length)] = (char) random.nextInt(300);
            }
            Fingerprint.tryParse(new String(text)).ifPresent(read -> assertThat(read.matches(new byte[0])).isFalse());
        }
    }
}
