// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.base.error.RostrumException;
import org.rostrum.listener.HttpsChange;
import org.rostrum.listener.HttpsError;
import org.rostrum.listener.HttpsMode;
import org.rostrum.listener.HttpsProblem;
import org.rostrum.listener.HttpsRefused;
import org.rostrum.listener.HttpsService.Company;
import org.rostrum.listener.HttpsState.Warning;
import org.rostrum.listener.HttpsState;
import org.rostrum.listener.internal.Addresses.Role;
import org.rostrum.listener.internal.tls.Certificates;
import org.rostrum.listener.internal.tls.HostNames;
import org.rostrum.listener.internal.tls.ShownCertificate;

/** The state table of 20 §13 and the rules about certificates, with a port that answers or does not as the test wants. */
class HttpsTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final HostNames NAMES = new HostNames(Set.of("localhost"), Set.of("127.0.0.1"), "localhost");
    private static final String ADMIN = "admin:root";

    @TempDir
    Path folder;

    private final List<AuditEvent> audited = new ArrayList<>();
    private final List<ConfigChange> changed = new ArrayList<>();
    private final List<ListenerSettings> written = new ArrayList<>();
    private final List<String> ports = new ArrayList<>();
    private boolean answering = true;
    private boolean storable = true;
    private String externalUrl = "";
    private Instant time = NOW;
    private ServerSocket taken;
    private World world;

    /** What {@link Listener} puts together. */
    private final class World {
        final Certificates certificates;
        final ShownCertificate shown;
        final HttpsChanges changes;
        final Https https;

        World(ListenerSettings settings) {
            Clock clock = Clock.fixed(time, ZoneOffset.UTC);
            certificates = new Certificates(folder.resolve("keys"), NAMES, clock, new SecureRandom(), made -> refresh());
            Certificates.Choice choice = certificates.choose(settings.mode());
            shown = new ShownCertificate(choice.certificate(), settings.tlsVersions());
            Addresses addresses = new Addresses(new Counters());
            addresses.set(Role.HTTPS, 443);
            addresses.set(Role.HTTP, 80);
            addresses.set(Role.PLATFORM, 4307);
            AuditLog log = new AuditLog() {
                @Override
                public void record(AuditEvent event) {
                    audited.add(event);
                }

                @Override
                public List<AuditEvent> latest(int limit) {
                    return audited;
                }
            };
            HttpsEvents events = new HttpsEvents(() -> log, () -> changed::add, clock);
            Notice notice = new Notice(folder.resolve("notice"));
            changes = new HttpsChanges(settings, certificates, shown, choice.mode(), number -> swap(addresses, number),
                    (port, expected, versions) -> answering && expected.equals(shown.now().certificate()),
                    (condition, limit) -> condition.getAsBoolean(), this::write, events, notice, Runnable::run);
            changes.reachableAt(443);
            https = new Https(certificates, addresses, changes, new HttpsCheck(certificates, addresses, () -> "127.0.0.1"), events, notice,
                    () -> externalUrl, clock);
        }

        private void refresh() {
            if (changes != null) {
                changes.refresh();
            }
        }

        private void write(ListenerSettings settings) throws IOException {
            if (!storable) {
                throw new IOException("disk full");
            }
            written.add(settings);
        }
    }

    private PortSwap swap(Addresses addresses, int number) {
        return new PortSwap() {
            @Override
            public int number() {
                return number;
            }

            @Override
            public void commit() {
                ports.add("commit " + number);
                addresses.set(Role.HTTPS, number);
            }

            @Override
            public void abort() {
                ports.add("abort " + number);
            }
        };
    }

    @BeforeEach
    void start() throws IOException {
        taken = new ServerSocket();
        taken.bind(new InetSocketAddress("127.0.0.1", 0));
        world = new World(new ListenerSettings(HttpsMode.SELF_SIGNED, ListenerSettings.VERSIONS, 443, "auto"));
    }

    @AfterEach
    void stop() throws IOException {
        taken.close();
        world.shown.close();
    }

    @Test // 20/TLS-15: versions and mode that cannot be; 20/TLS-12: port free
    void testFindsEverythingAndChangesNothing() {
        HttpsState before = world.https.state();
        HttpsChange bad = new HttpsChange(HttpsMode.CUSTOM, List.of(), taken.getLocalPort(), null);

        assertThat(errors(world.https.test(bad)))
                .containsExactly(HttpsError.PORT_TAKEN, HttpsError.NO_TLS_VERSION, HttpsError.NO_CUSTOM_CERTIFICATE);
        assertThat(errors(world.https.test(new HttpsChange(HttpsMode.ACME, List.of("TLSv1.0", "TLSv1.3"), 70_000, null))))
                .containsExactly(HttpsError.PORT_INVALID, HttpsError.TLS_VERSION_UNKNOWN, HttpsError.NO_ACME_CERTIFICATE);
        assertThat(errors(world.https.test(port(80)))).containsExactly(HttpsError.PORT_TAKEN);
        assertThat(errors(world.https.test(port(4307)))).containsExactly(HttpsError.PORT_TAKEN);
        assertThat(world.https.test(port(443))).as("its own").isEmpty();
        assertThat(world.https.state()).isEqualTo(before);
        assertThat(written).isEmpty();
    }

    @Test // 20/TLS-14: a configuration that fails the test is not stored
    void applyRefusesWhatTheTestRefuses() {
        HttpsState before = world.https.state();

        assertThatThrownBy(() -> world.https.change(port(taken.getLocalPort()), ADMIN)).isInstanceOf(HttpsRefused.class);

        assertThat(world.https.state()).isEqualTo(before);
        assertThat(written).isEmpty();
        assertThat(ports).isEmpty();
        assertThat(audited).isEmpty();
        assertThat(changed).isEmpty();
    }

    @Test // 20/TLS-13
    void applyStoresAndMovesThePort() throws Exception {
        int free = freePort();

        HttpsState state = world.https.change(new HttpsChange(null, List.of("TLSv1.3"), free, true), ADMIN);

        assertThat(written).containsExactly(new ListenerSettings(HttpsMode.SELF_SIGNED, List.of("TLSv1.3"), free, "true"));
        assertThat(ports).containsExactly("commit " + free);
        assertThat(state.httpsPort()).isEqualTo(free);
        assertThat(state.hsts()).isTrue();
        assertThat(state.changing()).isFalse();
        assertThat(changed).singleElement().satisfies(change -> {
            assertThat(change.objectType()).isEqualTo("https_config");
            assertThat(change.by()).isEqualTo(ADMIN);
            assertThat(change.fields()).extracting(ConfigChange.Field::name).containsExactly("https_port", "tls_versions", "hsts");
            assertThat(change.fields().get(0).before()).isEqualTo("443");
        });
    }

    @Test // 20/TLS-14, 20/A-22: no answer: as before, an event, and a word at the next sign-in, also after a restart
    void withoutAnAnswerEverythingIsAsBefore() throws Exception {
        answering = false;
        int free = freePort();
        X509Certificate before = world.shown.now().certificate();

        assertThatThrownBy(() -> world.https.change(port(free), ADMIN))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(HttpsError.NO_ANSWER));

        assertThat(ports).containsExactly("abort " + free);
        assertThat(written).isEmpty();
        assertThat(world.https.state().httpsPort()).isEqualTo(443);
        assertThat(world.shown.now().certificate()).isEqualTo(before);
        assertThat(audited).extracting(AuditEvent::type).containsExactly("https.rolledBack");
        assertThat(warnings(world.https.state())).containsExactly("httpsRolledBack");
        assertThat(warnings(new World(world.changes.now()).https.state())).containsExactly("httpsRolledBack");

        answering = true;
        assertThat(warnings(world.https.change(port(free), ADMIN))).as("told until a change succeeds").isEmpty();
    }

    @Test
    void settingsThatCannotBeStoredAreTakenBack() throws Exception {
        storable = false;

        assertThatThrownBy(() -> world.https.change(new HttpsChange(null, List.of("TLSv1.3"), freePort(), null), ADMIN))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(HttpsError.NOT_STORED));

        assertThat(world.https.state().tlsVersions()).isEqualTo(ListenerSettings.VERSIONS);
        assertThat(ports).first().asString().startsWith("abort");
    }

    @Test // 20/TLS-10, 20/TLS-30
    void uploadedCertificateIsShownInItsModeAndAfterARestart() {
        HttpsState stored = upload("ec-chain.pem", "ec.key");
        assertThat(stored.custom()).isNotNull();
        assertThat(stored.shown()).isEqualTo(HttpsMode.SELF_SIGNED);

        HttpsState state = world.https.change(new HttpsChange(HttpsMode.CUSTOM, null, null, null), ADMIN);

        assertThat(state.shown()).isEqualTo(HttpsMode.CUSTOM);
        assertThat(state.hsts()).as("by default on for a certificate that browsers trust").isTrue();
        assertThat(world.shown.now().certificate()).isEqualTo(stored.custom());
        assertThat(new World(world.changes.now()).shown.now().certificate()).isEqualTo(stored.custom());
    }

    @Test
    void nextUploadIsShownAtOnce() {
        upload("ec-chain.pem", "ec.key");
        world.https.change(new HttpsChange(HttpsMode.CUSTOM, null, null, null), ADMIN);

        HttpsState state = upload("rsa-chain.pem", "rsa.key");

        assertThat(world.shown.now().certificate()).isEqualTo(state.custom());
        assertThat(audited).extracting(AuditEvent::type).containsExactly("certificate.changed", "certificate.changed");
    }

    @ParameterizedTest // 20/TLS-31: if any check fails, neither file is stored
    @CsvSource({"README.md, ec.key, CERTIFICATE_MALFORMED", "ec.pem, README.md, KEY_MALFORMED", "ec.pem, rsa.key, KEY_MISMATCH", "ec-reversed.pem, ec.key, CHAIN_ORDER"})
    void uploadThatFailsStoresNothing(String certificate, String key, HttpsError error) throws IOException {
        upload("rsa-chain.pem", "rsa.key");
        world.https.change(new HttpsChange(HttpsMode.CUSTOM, null, null, null), ADMIN);
        HttpsState before = world.https.state();
        String files = files();

        assertThatThrownBy(() -> upload(certificate, key))
                .isInstanceOfSatisfying(HttpsRefused.class, refused -> assertThat(errors(refused.problems())).containsExactly(error));

        assertThat(world.https.state()).isEqualTo(before);
        assertThat(files()).isEqualTo(files);
    }

    @Test // brief: an expired custom certificate found at start gives way to the own one, with a warning
    void expiredCustomCertificateGivesWayAtTheNextStart() {
        upload("ec-chain.pem", "ec.key");
        time = Instant.parse("2200-01-01T00:00:00Z");
        World later = new World(new ListenerSettings(HttpsMode.CUSTOM, ListenerSettings.VERSIONS, 443, "auto"));

        HttpsState state = later.https.state();

        assertThat(state.mode()).isEqualTo(HttpsMode.CUSTOM);
        assertThat(state.shown()).isEqualTo(HttpsMode.SELF_SIGNED);
        assertThat(later.shown.now().certificate()).isEqualTo(state.own());
        assertThat(warnings(state)).containsExactly("selfSignedInstead");
        assertThat(state.hsts()).as("nobody is locked out").isFalse();
        assertThat(errors(later.https.test(new HttpsChange(HttpsMode.CUSTOM, null, null, null)))).containsExactly(HttpsError.CERTIFICATE_EXPIRED);
        later.shown.close();
    }

    @Test // 20/TLS-23
    void newOwnCertificateCarriesTheCompanyAndKeepsIt() {
        X509Certificate first = world.https.state().own();

        HttpsState state = world.https.newSelfSigned(new Company("Example, Inc.", "DE", "Hamburg"), ADMIN);

        assertThat(state.own()).isNotEqualTo(first);
        assertThat(state.own().getSubjectX500Principal().getName()).isEqualTo("CN=localhost,O=Example\\, Inc.,ST=Hamburg,C=DE");
        assertThat(world.shown.now().certificate()).isEqualTo(state.own());
        world.certificates.own().renew();
        assertThat(world.https.state().own().getSubjectX500Principal()).isEqualTo(state.own().getSubjectX500Principal());
        assertThat(new World(world.changes.now()).https.state().own().getSubjectX500Principal()).isEqualTo(state.own().getSubjectX500Principal());
    }

    @Test // 20/TLS-3
    void externalAddressWithoutHttpsIsToldAndOneThatTheCertificateLacks() {
        externalUrl = "http://video.example.org";
        assertThat(warnings(world.https.state())).containsExactly("externalUrlNotHttps");
        externalUrl = "https://video.example.org";
        assertThat(warnings(world.https.state())).containsExactly("externalUrlNotCovered");
        externalUrl = "https://localhost:4433";
        assertThat(world.https.state().warnings()).isEmpty();
    }

    private HttpsState upload(String certificate, String key) {
        return world.https.upload(file(certificate), file(key), new char[0], ADMIN);
    }

    private static byte[] file(String name) {
        try (var in = HttpsTest.class.getResourceAsStream("/certificates/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            for (Path file : files.sorted().toList()) {
                all.append(file).append(HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return all.toString();
    }

    private static HttpsChange port(int port) {
        return new HttpsChange(null, null, port, null);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<HttpsError> errors(List<HttpsProblem> problems) {
        return problems.stream().map(HttpsProblem::error).toList();
    }

    private static List<String> warnings(HttpsState state) {
        return state.warnings().stream().map(Warning::code).toList();
    }
}
