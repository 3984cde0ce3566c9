// SPDX-License-Identifier: Apache-2.0
package org.rostrum.acme.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.base.error.RostrumException;
import org.rostrum.edge.CertificateSource.Wanted;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

/** Orders at a real ACME server; time is virtual, so that years pass. */
class AcmeSourceTest {

    private static Pebble pebble;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private VirtualTime time;

    @BeforeAll
    static void start() throws Exception {
        pebble = new Pebble(shared);
    }

    @AfterAll
    static void stop() {
        pebble.close();
    }

    @BeforeEach
    void now() {
        time = new VirtualTime();
        time.advance(Duration.between(time.instant(), Instant.now()));
        pebble.serve(path -> Optional.empty());
    }

    @Test // RFC 8555: account, order, http-01, certificate; kept over a restart, readable by the server only
    void certificateIsObtainedAndKept() throws Exception {
        AcmeSource source = source(pebble.caFile.toString());
        AtomicInteger told = new AtomicInteger();
        source.onIssued(told::incrementAndGet);
        assertThat(source.status().state()).isEqualTo("off");
        source.configure(wanted("video.example.org", "meet.example.org"));
        assertThat(source.status().state()).isEqualTo("ready");

        source.order();

        assertThat(source.status().lastError()).isNull();
        assertThat(source.status().state()).isEqualTo("valid");
        assertThat(told).hasValue(1);
        X509Certificate certificate = source.issued().orElseThrow().chain().get(0);
        assertThat(certificate.getSubjectAlternativeNames().stream().map(n -> n.get(1).toString()))
                .containsExactlyInAnyOrder("video.example.org", "meet.example.org");
        certificate.verify(source.issued().orElseThrow().chain().get(1).getPublicKey());
        assertThat(source.at("/.well-known/acme-challenge/x")).as("nothing is left of the check").isEmpty();
        AcmeSource again = source(pebble.caFile.toString());
        assertThat(again.issued()).isEqualTo(source.issued());
        assertThat(again.status().wanted()).isEqualTo(source.status().wanted());
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).hasSize(3).allSatisfy(file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
    }

    @Test // renewal at two thirds of the lifetime, with the same account and another key
    void certificateIsRenewedByItself() {
        AcmeSource source = source(pebble.caFile.toString());
        source.configure(wanted("renew.example.org"));
        source.order();
        X509Certificate first = source.issued().orElseThrow().chain().get(0);
        Instant due = Renewal.due(first);
        assertThat(source.status().renewAt()).isEqualTo(due);

        time.advance(Duration.between(time.instant(), due).minusMinutes(1));
        assertThat(source.issued().orElseThrow().chain().get(0)).isEqualTo(first);
        time.advance(Duration.ofMinutes(2));

        assertThat(source.status().lastError()).isNull();
        assertThat(source.issued().orElseThrow().chain().get(0)).isNotEqualTo(first);
        assertThat(source.issued().orElseThrow().chain().get(0).getPublicKey()).isNotEqualTo(first.getPublicKey());
    }

    @Test // failures are shown, the old certificate stays, tries become seldom, and the first success ends it
    void failedRenewalIsShownAndTriedAgain() {
        AcmeSource source = source(pebble.caFile.toString());
        source.configure(wanted("fail.example.org"));
        source.order();
        X509Certificate first = source.issued().orElseThrow().chain().get(0);
        pebble.serve(path -> Optional.of("somebody else"));

        time.advance(Duration.between(time.instant(), Renewal.due(first)).plusSeconds(1));

        // The authority may take a name for checked that was checked before; a new name is not
        source.configure(wanted("other.example.org"));
        source.order();
        assertThat(source.status().state()).isEqualTo("failed");
        assertThat(source.status().lastError()).contains("could not check other.example.org");
        assertThat(source.issued()).isPresent();
        Instant next = source.status().renewAt();
        assertThat(next).isAfterOrEqualTo(time.instant().plus(Renewal.pause(1)));

        pebble.serve(source::at);
        time.advance(Duration.between(time.instant(), next).plusSeconds(1));
        assertThat(source.status().state()).isEqualTo("valid");
        assertThat(source.status().lastError()).isNull();
    }

    @Test
    void authorityThatIsNotTrustedGetsNothing() {
        AcmeSource source = source("");
        source.configure(wanted("video.example.org"));

        source.order();

        assertThat(source.status().state()).isEqualTo("failed");
        assertThat(source.status().lastError()).isNotBlank();
        assertThat(source.issued()).isEmpty();
        assertThat(source.status().renewAt()).as("the first order is an administrator's").isNull();
    }

    @Test
    void fileOfAuthoritiesThatIsNoneIsTold() {
        AcmeSource source = source(folder.resolve("missing.pem").toString());
        source.configure(wanted("video.example.org"));

        source.order();

        assertThat(source.status().lastError()).contains("missing.pem");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://acme.example.org/dir | video.example.org | ops@example.org | acmeDirectoryInvalid",
        "acme                        | video.example.org | ops@example.org | acmeDirectoryInvalid",
        "https://u:p@acme.example/d  | video.example.org | ops@example.org | acmeDirectoryInvalid",
        "https://acme.example/dir    | *.example.org     | ops@example.org | acmeDomainInvalid",
        "https://acme.example/dir    | localhost         | ops@example.org | acmeDomainInvalid",
        "https://acme.example/dir    | 192.0.2.1         | ops@example.org | acmeDomainInvalid",
        "https://acme.example/dir    | Video.example.org | ops@example.org | acmeDomainInvalid",
        "https://acme.example/dir    | a b.example.org   | ops@example.org | acmeDomainInvalid",
        "https://acme.example/dir    | video.example.org | ops             | acmeEmailInvalid",
    })
    void valuesThatCannotBeAskedForAreRefusedAndNotStored(String directory, String domain, String email, String code) {
        AcmeSource source = source("");

        assertThatThrownBy(() -> source.configure(new Wanted(directory, List.of(domain), email, true)))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error().code()).isEqualTo(code));
        assertThat(source.status().wanted().directoryUrl()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void orderNeedsSettingsAndAgreement() {
        AcmeSource source = source("");
        assertThatThrownBy(source::order).isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(AcmeError.NOT_CONFIGURED));
        source.configure(new Wanted("https://acme.example/dir", List.of("video.example.org"), "", false));
        assertThatThrownBy(source::order).isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(AcmeError.TERMS_NOT_AGREED));
    }

    @ParameterizedTest
    @CsvSource({"1, PT15M", "2, PT30M", "3, PT1H", "7, PT16H", "8, PT24H", "1000, PT24H"})
    void pausesDoubleUpToADay(int failures, Duration pause) {
        assertThat(Renewal.pause(failures)).isEqualTo(pause);
    }

    private AcmeSource source(String caFile) {
        AcmeSource source = new AcmeSource(folder, caFile, Duration.ofSeconds(20), new DirectThreads(time), time);
        pebble.serve(source::at);
        return source;
    }

    private Wanted wanted(String... domains) {
        return new Wanted(pebble.directory(), List.of(domains), "ops@example.org", true);
    }
}
