// SPDX-License-Identifier: Apache-2.0
package org.rostrum.monitor.internal.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    private final Redactor redactor = new Redactor(List.of("kn0wn one", "kn0wn one and more"), false);

    /** What must go is written {@code MARKER}, with what a secret may consist of around it. */
    @ParameterizedTest
    @ValueSource(strings = {
        "password=MARKER", "password: 'MAR KER MARKER'", "Password = MARKER with, spaces; and ) signs MARKER", "user=ann password=MARKER=MARKER",
        "{\"password\":\"MARKER \\\" MARKER\",\"login\":\"ann\"}", "{\"client_secret\" : \"MARKER\"}", "newPassword=MARKER",
        "GET /signal?access_token=MARKER&x=1", "https://a.example/cb?state=1&code=MARKER", "refresh_token=MARKER,", "Token[value=x, token=MARKER]",
        "Authorization: Bearer MARKER.MARKER", "authorization=Basic TUFSS0VS:MARKER", "proxy-authorization: Digest username=\"x\", response=\"MARKER\"",
        "sent bearer MARKER-and-on", "Cookie: a=b; rostrum_session=MARKER; rostrum_guest=MARKER", "Set-Cookie: rostrum_csrf=MARKER; Path=/; Secure",
        "rostrum_session=MARKER;", "x-csrf-token: MARKER", "jdbc:postgresql://h/db?user=x&password=MARKER&ssl=true", "https://ann:MARKER@example.org/x",
        "ldap://:MARKER@h", "apiKey=MARKER", "api_key: MARKER", "licence.key = MARKER", "secretKey=MARKER", "PIN: MARKER", "totpSecret=MARKER MARKER",
        "eyMARKER eyJhbGciOiJub25lIn0.MARKER.x", "id eyJhMARKER.eyJMARKER.MARKER", "a=b password=MARKER", "url=https://x/?a=1&token=MARKER",
        "-----BEGIN PRIVATE KEY-----\nMARKER\nMARKER\n-----END PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----\\nMARKER\\n", "sip password => MARKER",
        "session 4fMARKERa90Xq31LmT77b2c9d8e7f6A5B4", "setup code MARK-ER00-MARK", "kn0wn one", "x-kn0wn one and more-y"
    })
    void takesSecretsOut(String line) {
        String prepared = line.startsWith("eyMARKER ") ? line.substring("eyMARKER ".length()) : line;
        assertThat(redactor.text(prepared)).doesNotContain("MARKER").doesNotContain("MARK-").doesNotContain("kn0wn").doesNotContain("and more")
                .contains(Redactor.MASK);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2026-11-20T15:41:45,000 | INFO  | main | Listener | org.rostrum.listener | listens on 443", "passwordFile = /etc/rostrum/db-password",
        "account 0b9f1b1e-7a53-4a0f-9d0c-2f3f0a1b2c3d was made", "code=storeUnavailable", "monkey = 3", "at org.rostrum.signal.internal.Connection.dispatch(Connection.java:135)",
        "    at org.apache.felix.framework.BundleWiringImplementationOfEverything.find(BundleWiringImpl.java:1)", "monitor.tokenDays = 7",
        "GET https://example.org:8443/c/4711?x=1 404", "key", "the password of ann was changed"
    })
    void leavesTheRest(String line) {
        assertThat(redactor.text(line)).isEqualTo(line);
    }

    @Test
    void eMailAddressesGoUnlessWanted() {
        assertThat(redactor.text("sent to ann.b@mail.example.org")).isEqualTo("sent to ***@mail.example.org");
        assertThat(new Redactor(List.of(), true).text("sent to ann.b@mail.example.org")).isEqualTo("sent to ann.b@mail.example.org");
    }

    @Test
    void anotherLineIsNotTouched() {
        assertThat(redactor.text("password: one two\nnext line\n")).isEqualTo("password: ***\nnext line\n");
    }
}
