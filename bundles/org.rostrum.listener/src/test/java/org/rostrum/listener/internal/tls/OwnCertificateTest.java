// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCertificateTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final HostNames NAMES =
            new HostNames(Set.of("localhost", "conf.example.org"), Set.of("192.0.2.7", "fd00:0:0:0:0:0:0:2"), "conf.example.org");

    @TempDir
    Path folder;

    private final AtomicReference<KeyAndChain> shown = new AtomicReference<>();

    @Test // 20/TLS-20, 20/TLS-21
    void firstStartMakesAuthorityAndServerCertificateForAllNames() throws Exception {
        OwnCertificate made = at(START, NAMES);
        X509Certificate server = made.server();

        server.verify(made.authority().getPublicKey());
        assertThat(server.getNotAfter().toInstant()).isEqualTo(START.plus(Duration.ofDays(365)));
        assertThat(OwnCertificate.alternatives(server)).isEqualTo(List.of(NAMES.dns(), NAMES.addresses()));
        assertThat(server.getBasicConstraints()).as("no authority itself").isEqualTo(-1);
        assertThat(made.authority().getBasicConstraints()).isZero();
    }

    @Test
    void filesAreForTheServerOnly() throws Exception {
        at(START, NAMES);

        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).as(file.toString()).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void laterStartKeepsIt() {
        X509Certificate first = at(START, NAMES).server();

        assertThat(at(START.plus(Duration.ofDays(334)), NAMES).server()).isEqualTo(first);
    }

    @Test // 20/TLS-20: prolonged by a start within the last 30 days, under the same authority
    void startWithinTheLastThirtyDaysRenews() {
        OwnCertificate first = at(START, NAMES);
        Instant late = START.plus(Duration.ofDays(336));

        OwnCertificate renewed = at(late, NAMES);

        assertThat(renewed.server().getNotAfter().toInstant()).isEqualTo(late.plus(Duration.ofDays(365)));
        assertThat(renewed.authority()).isEqualTo(first.authority());
    }

    @Test // the listener takes a lock of its own when it is told: holding ours meanwhile stopped every request of the server
    void whoeverIsToldHoldsUpNobody() throws Exception {
        AtomicReference<OwnCertificate> itself = new AtomicReference<>();
        CompletableFuture<X509Certificate> read = new CompletableFuture<>();
        OwnCertificate certificate = new OwnCertificate(folder, NAMES, Clock.fixed(START, ZoneOffset.UTC), new SecureRandom(), made -> {
            CompletableFuture.supplyAsync(() -> itself.get().keyAndChain().certificate()).thenAccept(read::complete);
            read.completeOnTimeout(made.chain().get(1), 10, TimeUnit.SECONDS).join();
        });
        itself.set(certificate);

        certificate.renew();

        assertThat(read.get()).isEqualTo(certificate.server());
    }

    @Test
    void newNameOfTheHostRenewsAtOnceAndALostOneDoesNot() throws Exception {
        OwnCertificate certificate = at(START, NAMES);
        X509Certificate first = certificate.server();

        certificate.names(new HostNames(Set.of("localhost"), NAMES.addresses(), "localhost"));
        assertThat(certificate.server()).isEqualTo(first);
        certificate.names(new HostNames(Set.of("localhost", "new.example.org"), NAMES.addresses(), "new.example.org"));
        assertThat(OwnCertificate.alternatives(certificate.server()).get(0)).contains("new.example.org");
    }

    @Test
    void brokenFileIsMadeAnew() throws Exception {
        at(START, NAMES);
        Files.writeString(folder.resolve("listener.p12"), "broken");

        assertThat(at(START, NAMES).server().getNotAfter().toInstant()).isAfter(START);
    }

    @Test
    void reloadKeepsTheOldOneWhenTheFileIsNotUsable() throws Exception {
        OwnCertificate certificate = at(START, NAMES);
        X509Certificate before = certificate.server();
        Files.writeString(folder.resolve("listener.p12"), "broken");

        certificate.reload();

        assertThat(certificate.server()).isEqualTo(before);
    }

    private OwnCertificate at(Instant now, HostNames names) {
        return new OwnCertificate(folder, names, Clock.fixed(now, ZoneOffset.UTC), new SecureRandom(), shown::set);
    }
}
