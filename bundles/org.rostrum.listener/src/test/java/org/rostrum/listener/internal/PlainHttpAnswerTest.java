// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.edge.PlainHttpText;

class PlainHttpAnswerTest {

    private static final String VERSION = "Rostrum 1.2.3 5.5.6.0";
    private static final PlainHttpText NONE = path -> Optional.empty();

    @ParameterizedTest
    @CsvSource({
        "/,            example.org,       80,   443,  https://example.org/",
        "/c/1?a=b,     example.org:8888,  8888, 8443, https://example.org:8443/c/1?a=b",
        "/,            example.org:80,    80,   8443, https://example.org:8443/",
        "/,            [fd00::2]:8888,    8888, 8443, https://[fd00::2]:8443/",
        "/,            192.0.2.2:4307,    4307, 4307, https://192.0.2.2:4307/",
        // a mapping in front: 80 outside is 8888 here
        "/,            example.org,       8888, 8443, https://example.org/",
    })
    void everythingIsOnHttps(String target, String host, int reached, int https, String location) {
        PlainHttpAnswer answer = PlainHttpAnswer.to(target, host, reached, https, VERSION, NONE);

        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.location()).isEqualTo(location);
    }

    @Test // 61/SV-3
    void availabilityCheckIsAnswered() {
        PlainHttpAnswer answer = PlainHttpAnswer.to("/vsstatus", null, 4307, 4307, VERSION, NONE);

        assertThat(new String(answer.bytes(false))).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n" + VERSION + "\n");
        assertThat(new String(answer.bytes(true))).endsWith("\r\n\r\n");
    }

    @Test
    void textsOfOthersAreGivenBelowWellKnownOnly() {
        PlainHttpText text = path -> path.endsWith("/token") ? Optional.of("token.print") : Optional.empty();

        PlainHttpAnswer found = PlainHttpAnswer.to("/.well-known/acme-challenge/token?x", "example.org", 80, 443, VERSION, text);
        assertThat(new String(found.bytes(false))).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\ntoken.print");
        assertThat(PlainHttpAnswer.to("/.well-known/other", "example.org", 80, 443, VERSION, text).status()).isEqualTo(308);
        assertThat(PlainHttpAnswer.to("/token", "example.org", 80, 443, VERSION, text).status()).isEqualTo(308);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.org/x", "a b", "", "user@host", "host:123456", "host\r\nX: y", "[::1"})
    void hostsThatAreNoneAreRefused(String host) {
        assertThat(PlainHttpAnswer.to("/", host, 80, 443, VERSION, NONE).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://other.org/", "//other.org/", "*", "/a\r\nSet-Cookie: x", "/ü"})
    void targetsThatLeadElsewhereAreRefused(String target) {
        PlainHttpAnswer answer = PlainHttpAnswer.to(target, "example.org", 80, 443, VERSION, NONE);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.location()).isNull();
    }
}
