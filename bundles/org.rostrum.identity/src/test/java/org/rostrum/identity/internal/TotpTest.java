// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    @ParameterizedTest // RFC 6238 appendix B, SHA-1
    @CsvSource({"59,94287082", "1111111109,07081804", "1111111111,14050471", "1234567890,89005924", "2000000000,69279037",
        "20000000000,65353130"})
    void codesOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)), 8)).isEqualTo(code);
    }

    @ParameterizedTest // RFC 4226 appendix D
    @CsvSource({"0,755224", "1,287082", "2,359152", "3,969429", "4,338314", "5,254676", "6,287922", "7,162583", "8,399871", "9,520489"})
    void sixDigits(long step, String code) {
        assertThat(Totp.code(SECRET, step, 6)).isEqualTo(code);
    }

    @Test
    void oneStepEitherWayIsFine() {
        Instant now = Instant.ofEpochSecond(5 * 30 + 7);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 3, 6), now, 0)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 4, 6), now, 0)).isEqualTo(OptionalLong.of(4));
        assertThat(Totp.match(SECRET, "254 676", now, 0)).isEqualTo(OptionalLong.of(5));
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 6, 6), now, 0)).isEqualTo(OptionalLong.of(6));
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 7, 6), now, 0)).isEmpty();
        assertThat(Totp.match(SECRET, "", now, 0)).isEmpty();
    }

    @Test
    void aCodeIsGoodOnceAndNoneBeforeIt() {
        Instant now = Instant.ofEpochSecond(5 * 30);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 5, 6), now, 5)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 4, 6), now, 5)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 6, 6), now, 5)).isPresent();
    }

    @ParameterizedTest // RFC 4648 section 10, without padding
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void base32(String text, String encoded) {
        assertThat(Totp.base32(text.getBytes(US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void authenticatorsReadTheAddress() {
        assertThat(Totp.uri("Rostrum meet.test", "ann", SECRET)).isEqualTo("otpauth://totp/Rostrum%20meet.test:ann"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rostrum%20meet.test&algorithm=SHA1&digits=6&period=30");
    }
}
