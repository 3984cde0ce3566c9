// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsProblem;
import org.rostrum.listener.HttpsRefused;

/** What administrators upload: every usual form is read, everything else is refused with a reason (20/TLS-30, TLS-31). */
class CertificateReaderTest {

    @ParameterizedTest // 20/TLS-30
    @CsvSource({
        "rsa-chain.pem, rsa.key,", "rsa-chain.pem, rsa-pkcs8.key,", "rsa-chain.pem, rsa-pkcs8-locked.key, secret",
        "rsa-chain.pem, rsa-locked.key, secret", "rsa-chain.pem, rsa.der,", "rsa-chain.pem, rsa-pkcs8.der,",
        "ec-chain.pem, ec.key,", "ec-chain.pem, ec-pkcs8.key,", "ec-chain.pem, ec-pkcs8-locked.key, secret",
        "ec-chain.pem, ec-locked.key, secret", "ec-chain.pem, ec.der,", "ec-chain.pem, ec-pkcs8.der,",
        "ec-certificate.der, ec.key,", "rsa-certificate.der, rsa.key,", "ec-text.pem, ec.key,", "ec.p12, , secret",
    })
    void everyUsualFormIsReadAndFits(String certificate, String key, String password) {
        KeyAndChain read = CertificateReader.read(file(certificate), key == null ? new byte[0] : file(key), chars(password));

        assertThat(read.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=video.example.org,O=Example,ST=Hamburg,C=DE");
        assertThat(CertificateCheck.problems(read, now(read))).isEmpty();
        assertThat(CertificateNames.covers(read.certificate(), "VIDEO.example.org")).isTrue();
    }

    @ParameterizedTest // 20/TLS-31: format of certificate and key
    @CsvSource({
        "README.md,   ec.key,              ,      CERTIFICATE_MALFORMED, certificate",
        "ec.key,      ec.key,              ,      CERTIFICATE_MALFORMED, certificate",
        "ec.p12,      ec.key,              ,      CERTIFICATE_MALFORMED, certificate",
        "ec.pem,      README.md,           ,      KEY_MALFORMED,         private_key",
        "ec.pem,      ec.pem,              ,      KEY_MALFORMED,         private_key",
        "ec.pem,      ,                    ,      KEY_MALFORMED,         private_key",
        "ec-certificate.der, ,             ,      KEY_MALFORMED,         private_key",
        "ec.pem,      ec-pkcs8-locked.key, ,      KEY_PASSWORD,          password",
        "ec.pem,      ec-pkcs8-locked.key, wrong, KEY_PASSWORD,          password",
        "ec.pem,      ec-locked.key,       wrong, KEY_PASSWORD,          password",
        "ec.pem,      rsa-locked.key,      ,      KEY_PASSWORD,          password",
        "ec.p12,      ,                    wrong, KEY_PASSWORD,          password",
    })
    void otherThingsAreRefusedWithTheFieldAtFault(String certificate, String key, String password, HttpsError error, String location) {
        assertThatThrownBy(() -> CertificateReader.read(file(certificate), key == null ? new byte[0] : file(key), chars(password)))
                .isInstanceOfSatisfying(HttpsRefused.class, refused -> assertThat(refused.problems())
                        .extracting(HttpsProblem::error, HttpsProblem::location)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(error, location)));
    }

    @ParameterizedTest // 20/TLS-31: the key belongs to the certificate; order of the chain; kinds of keys
    @CsvSource({
        "ec-chain.pem,      rsa.key,     KEY_MISMATCH",
        "rsa-chain.pem,     ec.key,      KEY_MISMATCH",
        "ec-reversed.pem,   ec.key,      CHAIN_ORDER",
        "ec-gap.pem,        ec.key,      CHAIN_ORDER",
        "short-chain.pem,   short.key,   KEY_NOT_SUPPORTED",
        "ed25519-chain.pem, ed25519.key, KEY_NOT_SUPPORTED",
    })
    void partsThatDoNotFitAreTold(String certificate, String key, HttpsError error) {
        KeyAndChain read = CertificateReader.read(file(certificate), file(key), new char[0]);

        assertThat(CertificateCheck.problems(read, now(read))).extracting(HttpsProblem::error).contains(error);
    }

    @Test // 20/TLS-12
    void timeBeforeAndAfterItsValidityIsTold() {
        KeyAndChain read = CertificateReader.read(file("ec-chain.pem"), file("ec.key"), new char[0]);
        Instant from = read.certificate().getNotBefore().toInstant();
        Instant until = read.certificate().getNotAfter().toInstant();

        assertThat(errors(read, from.minusSeconds(1))).containsExactly(HttpsError.CERTIFICATE_NOT_YET_VALID);
        assertThat(errors(read, from)).isEmpty();
        assertThat(errors(read, until)).isEmpty();
        assertThat(errors(read, until.plusSeconds(1))).containsExactly(HttpsError.CERTIFICATE_EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-chain.pem", "ec.key", "ec-locked.key", "ec-pkcs8-locked.key", "rsa.der", "ec.p12", "ec-certificate.der"})
    void brokenBytesAreReadOrRefusedButNeverFail(String name) {
        Random random = new Random(42);
        for (int i = 0; i < 300; i++) {
            byte[] broken = file(name).clone();
            for (int hit = 0; hit < 1 + i % 4; hit++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = java.util.Arrays.copyOf(broken, random.nextInt(broken.length + 1));
            for (byte[] bytes : List.of(broken, cut)) {
                tryBoth(bytes);
            }
        }
    }

    private static void tryBoth(byte[] bytes) {
        for (byte[][] upload : new byte[][][] {{bytes, file("ec.key")}, {file("ec.pem"), bytes}, {bytes, {}}}) {
            try {
                KeyAndChain read = CertificateReader.read(upload[0], upload[1], "secret".toCharArray());
                assertThat(CertificateCheck.problems(read, Instant.EPOCH)).isNotEmpty();
            } catch (HttpsRefused refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    private static List<HttpsError> errors(KeyAndChain read, Instant now) {
        return CertificateCheck.problems(read, now).stream().map(HttpsProblem::error).toList();
    }

    private static Instant now(KeyAndChain read) {
        return read.certificate().getNotBefore().toInstant().plus(1, ChronoUnit.DAYS);
    }

    private static char[] chars(String password) {
        return password == null ? new char[0] : password.toCharArray();
    }

    static byte[] file(String name) {
        try (var in = CertificateReaderTest.class.getResourceAsStream("/certificates/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
