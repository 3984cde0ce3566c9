// SPDX-License-Identifier: Apache-2.0
package org.rostrum.licence.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.RostrumException;
import org.rostrum.licence.Licence;
import org.rostrum.licence.LicenceAdministration;
import org.rostrum.licence.LicenceError;
import org.rostrum.licence.LicenceFeature;
import org.rostrum.licence.LicenceState;
import org.rostrum.licence.LicenceStatus;
import org.rostrum.licence.Limit;
import org.rostrum.licence.Pool;
import org.rostrum.licence.file.LicenceTerms;
import org.rostrum.licence.file.RegistrationKey;
import org.rostrum.licence.file.RequestFile;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

class LicenceManagerTest {

    private static final String HOST = "a".repeat(64);
    private static final String BY = "admin:root";

    @TempDir
    Path data;

    private final VirtualTime time = new VirtualTime();
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<LicenceStatus> told = new ArrayList<>();
    private final TestIssuer issuer = new TestIssuer("Example issuer");
    private LicenceManager licence;

    @BeforeEach
    void trust() {
        issuer.trustedIn(data.resolve("etc/issuers"));
        licence = start(false);
    }

    @AfterEach
    void stop() {
        licence.close();
        assertThat(time.pending()).as("no timer left").isZero();
    }

    private LicenceManager start(boolean required) {
        return start(required, HOST, 0);
    }

    private LicenceManager start(boolean required, String host, int majorVersion) {
        LicenceManager started = new LicenceManager(data, host, majorVersion, required, new DirectThreads(time), new Log(), time);
        started.addListener(told::add);
        return started;
    }

    private void restart(boolean required, String host, int majorVersion) {
        licence.close();
        licence = start(required, host, majorVersion);
    }

    @Test
    void builtInEditionAllowsEverythingAndCounts() {
        // 00/R-3
        assertThat(licence.edition()).isEqualTo("community");
        assertThat(LicenceFeature.ALL).hasSize(21).allMatch(licence::has);
        assertThat(licence.has("of-a-partner")).isTrue();
        assertThat(licence.accounts()).isEqualTo(Limit.UNLIMITED);
        assertThat(licence.allOnScreen()).isEqualTo(Limit.UNLIMITED);
        for (Pool pool : Pool.values()) {
            try (Licence.Unit unit = licence.take(pool).orElseThrow()) {
                assertThat(unit).isNotNull();
                assertThat(used(pool)).isEqualTo(1);
            }
            assertThat(used(pool)).isZero();
        }
        assertThat(licence.accepts()).isTrue();
        assertThat(licence.mustEnd()).isFalse();
    }

    @Test
    void anInstalledLicenceHoldsAtOnceAndAfterARestart() {
        install(issuer.free(id(), time.instant()));
        for (int start = 0; start < 2; start++) {
            assertThat(licence.edition()).isEqualTo("free");
            assertThat(licence.has(LicenceFeature.PUBLIC_CONFERENCES)).isTrue();
            assertThat(licence.has("federation")).isFalse();
            assertCode(LicenceError.FEATURE_MISSING, () -> licence.require("federation"));
            Licence.Unit guest = licence.take(Pool.GUEST).orElseThrow();
            assertThat(licence.take(Pool.GUEST)).as("10/GST-1").isEmpty();
            guest.close();
            Licence.Unit conference = licence.takeConference().orElseThrow();
            assertThat(licence.takeConference()).as("40/OBJ-5").isEmpty();
            conference.close();
            assertThat(licence.accounts()).isEqualTo(Limit.of(10));
            restart(false, HOST, 0);
        }
    }

    @Test
    void whatIsKeptIsForTheServerAlone() throws Exception {
        install(issuer.free(id(), time.instant()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("licence.json")))).isEqualTo("rw-------");
    }

    @Test
    void unitsOutliveTheLicenceTheyWereTakenFrom() {
        Licence.Unit first = licence.take(Pool.GUEST).orElseThrow();
        Licence.Unit second = licence.take(Pool.GUEST).orElseThrow();
        install(issuer.free(id(), time.instant()));
        assertThat(licence.status().pools().get(Pool.GUEST)).isEqualTo(new LicenceStatus.Usage(Limit.of(1), 2));
        first.close();
        assertThat(licence.take(Pool.GUEST)).isEmpty();
        licence.keep(Pool.GUEST, null).close();
        second.close();
        assertThat(licence.take(Pool.GUEST)).isPresent();
    }

    @Test
    void proIsNotLimitedBesideOnlineInTheEnterpriseEdition() {
        // 10/LIC-4
        LicenceTerms t = issuer.free(id(), time.instant());
        install(new LicenceTerms(t.number(), t.issuedAt(), t.issuer(), t.serverId(), null, null, "", "", LicenceTerms.ENTERPRISE,
                t.pools(), t.accounts(), t.conferences(), t.participants(), t.features(), "", false, null, t.majorVersion(),
                t.validFrom(), null, Limit.NONE));
        assertThat(licence.status().pools().get(Pool.PRO).limit()).isEqualTo(Limit.UNLIMITED);
        assertThat(licence.status().pools().get(Pool.ONLINE).limit()).isEqualTo(Limit.of(15));
    }

    @Test
    void eachWrongFileHasItsOwnCodeAndChangesNothing() throws Exception {
        // 00/R-1, 10/REG-4
        Instant now = time.instant();
        LicenceTerms t = issuer.free(id(), now);
        byte[] before = Files.readAllBytes(data.resolve("licence.json"));
        refused(LicenceError.FILE_MALFORMED, "not a licence");
        refused(LicenceError.FILE_TOO_LARGE, "x".repeat(70_000));
        refused(LicenceError.FILE_ISSUER, new TestIssuer("Stranger").file(t));
        String good = issuer.file(t);
        int payload = good.indexOf("\n\n") + 10;
        refused(LicenceError.FILE_SIGNATURE,
                good.substring(0, payload) + (good.charAt(payload) == 'A' ? 'B' : 'A') + good.substring(payload + 1));
        refused(LicenceError.FILE_SERVER, issuer.file(issuer.free("ZZZZZ", now)));
        refused(LicenceError.FILE_KEY, issuer.file(with(t, "d".repeat(64), null, null, Limit.of(0), now)));
        refused(LicenceError.FILE_REQUEST, issuer.file(with(t, null, "e".repeat(32), null, Limit.of(0), now)));
        refused(LicenceError.FILE_HOST, issuer.file(with(t, null, null, "f".repeat(64), Limit.of(0), now)));
        refused(LicenceError.FILE_VERSION, issuer.file(with(t, null, null, null, Limit.of(1), now)));
        refused(LicenceError.FILE_NOT_YET, issuer.file(with(t, null, null, null, Limit.of(0), now.plusSeconds(1))));
        String ended = issuer.file(issuer.until(id(), now, Duration.ofDays(1), 1));
        time.advance(Duration.ofDays(2));
        refused(LicenceError.FILE_EXPIRED, ended);

        assertThat(licence.edition()).isEqualTo("community");
        assertThat(Files.readAllBytes(data.resolve("licence.json"))).isEqualTo(before);
        assertThat(events).isNotEmpty().allMatch(event -> event.type().equals("licence.refused"));
    }

    @Test
    void aLicenceBoundToThisHostAndVersionIsAccepted() {
        LicenceTerms t = issuer.free(id(), time.instant());
        install(with(t, null, null, HOST, Limit.UNLIMITED, time.instant()));
        assertThat(licence.edition()).isEqualTo("free");
    }

    @Test
    void aHostOrVersionThatChangedStopsTheServerAndSaysWhy() {
        // 10/REG-22…25, 10/"Registration errors"
        install(with(issuer.free(id(), time.instant()), null, null, HOST, Limit.of(0), time.instant()));
        restart(false, "b".repeat(64), 0);
        assertThat(licence.status().state()).isEqualTo(LicenceState.NONE);
        assertThat(licence.status().problem()).isEqualTo(LicenceError.FILE_HOST);
        assertCode(LicenceError.EXPIRED, licence::requireValid);
        restart(false, HOST, 1);
        assertThat(licence.status().problem()).isEqualTo(LicenceError.FILE_VERSION);
        restart(false, HOST, 0);
        assertThat(licence.status().state()).isEqualTo(LicenceState.VALID);
    }

    @Test
    void anIssuerWhomTheHostTrustsNoMoreIsNotTrustedAtTheNextStart() throws Exception {
        // 00/R-2
        install(issuer.free(id(), time.instant()));
        for (Path key : Files.list(data.resolve("etc/issuers")).toList()) {
            Files.delete(key);
        }
        restart(false, HOST, 0);
        assertThat(licence.status().problem()).isEqualTo(LicenceError.FILE_ISSUER);
        assertThat(licence.remove(BY).edition()).isEqualTo("community");
    }

    @Test
    void aDamagedStoreIsNoReasonToReturnSilently() throws Exception {
        // 00/R-5: features would vanish without anybody's decision
        install(issuer.free(id(), time.instant()));
        Files.writeString(data.resolve("licence.json"), "{");
        restart(false, HOST, 0);
        assertThat(licence.status().state()).isEqualTo(LicenceState.NONE);
        assertThat(licence.remove(BY).state()).isEqualTo(LicenceState.VALID);
        restart(false, HOST, 0);
        assertThat(licence.status().state()).isEqualTo(LicenceState.VALID);
    }

    @Test
    void unreadableKeysInTheFolderDisturbNobody() throws Exception {
        Files.writeString(data.resolve("etc/issuers/broken.pem"), "-----BEGIN PUBLIC KEY-----\n!\n-----END PUBLIC KEY-----\n");
        Files.writeString(data.resolve("etc/issuers/empty.pem"), "");
        Files.writeString(data.resolve("etc/issuers/huge.pem"), "x".repeat(100_000));
        install(issuer.free(id(), time.instant()));
        assertThat(licence.edition()).isEqualTo("free");
    }

    @Test
    void timeTakesALicenceThroughItsStates() {
        // 00/R-5
        install(issuer.until(id(), time.instant(), Duration.ofDays(60), 2));
        Instant end = time.instant().plus(Duration.ofDays(60));
        assertThat(state()).isEqualTo(LicenceState.VALID);
        time.advance(Duration.ofDays(30));
        assertThat(state()).isEqualTo(LicenceState.EXPIRING);
        time.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(licence.status().daysLeft()).isEqualTo(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(state()).isEqualTo(LicenceState.GRACE);
        assertThat(licence.accepts()).isTrue();
        time.advance(Duration.ofDays(2));
        assertThat(state()).isEqualTo(LicenceState.EXPIRED);
        assertCode(LicenceError.EXPIRED, licence::requireValid);
        assertThat(licence.mustEnd()).isFalse();
        assertThat(licence.status().runsUntil()).isEqualTo(end.plus(Duration.ofDays(3)));
        time.advance(Duration.ofHours(24));
        assertThat(licence.mustEnd()).isTrue();
        // whoever asked to be told was told of each
        time.advance(Duration.ofMinutes(1));
        assertThat(told.stream().map(LicenceStatus::state).distinct())
                .containsExactly(LicenceState.VALID, LicenceState.EXPIRING, LicenceState.GRACE, LicenceState.EXPIRED);
        // nothing is deleted, and the administrator decides
        assertThat(licence.edition()).isEqualTo("trial");
        assertThat(licence.remove(BY).edition()).isEqualTo("community");
        assertThat(licence.accepts()).isTrue();
    }

    @Test
    void theEndIsAnnouncedOnceEachAtThirtyFourteenSevenAndOneDays() {
        // 00/R-5
        install(issuer.until(id(), time.instant(), Duration.ofDays(40), 0));
        for (int day = 0; day < 41; day++) {
            time.advance(Duration.ofHours(12));
            restart(false, HOST, 0);
            time.advance(Duration.ofHours(12));
        }
        assertThat(events.stream().filter(e -> e.type().equals("licence.expiring")).map(e -> e.details().get("Days")))
                .containsExactly("30", "14", "7", "1");
        assertThat(events.stream().map(AuditEvent::type)).contains("licence.expired");
    }

    @Test
    void aShortLicenceAnnouncesOnlyWhatIsTrue() {
        install(issuer.until(id(), time.instant(), Duration.ofDays(21), 0));
        assertThat(events.stream().filter(e -> e.type().equals("licence.expiring")).map(e -> e.details().get("Days"))).containsExactly("30");
        // a new licence begins anew
        install(issuer.until(id(), time.instant(), Duration.ofDays(5), 0));
        assertThat(events.stream().filter(e -> e.type().equals("licence.expiring")).map(e -> e.details().get("Days")))
                .containsExactly("30", "7");
    }

    @Test
    void withoutALicenceARequiredServerBehavesAsAfterTheEnd() {
        // 00/R-3, R-5
        licence.setRequired(true);
        assertThat(state()).isEqualTo(LicenceState.NONE);
        assertCode(LicenceError.EXPIRED, licence::requireValid);
        assertThat(licence.take(Pool.ONLINE)).isEmpty();
        assertCode(LicenceError.REQUIRED, () -> licence.remove(BY));
        assertThat(licence.mustEnd()).isFalse();
        time.advance(Duration.ofHours(24));
        assertThat(licence.mustEnd()).isTrue();
        install(issuer.free(id(), time.instant()));
        assertThat(licence.accepts()).isTrue();
        assertThat(licence.mustEnd()).isFalse();
        assertCode(LicenceError.REQUIRED, () -> licence.remove(BY));
    }

    @Test
    void anAnswerRegistersTheServerAndIsGoodForTheLatestRequestOnly() throws Exception {
        // 10/REG-19
        RegistrationKey key = RegistrationKey.of("EB2MM-22222-33333-44444");
        String own = id();
        LicenceAdministration.Request old = licence.request(key.reveal(), "video.example.org", BY);
        LicenceAdministration.Request latest = licence.request(key.reveal(), "video.example.org", BY);
        assertThat(id()).as("not before the answer").isEqualTo(own);
        restart(false, HOST, 0); // 10/REG-18: resumes at any time later
        refused(LicenceError.FILE_REQUEST, answer(old));
        String good = answer(latest);
        LicenceStatus status = licence.install(good, null, BY);
        assertThat(status.serverId()).isEqualTo("EB2MM");
        assertThat(status.request()).isNull();
        // the same answer again, after a return to the built-in edition
        licence.remove(BY);
        assertThat(licence.install(good, null, BY).edition()).isEqualTo("free");
        // 10/REG-19: not while another request is under way
        licence.request(null, "video.example.org", BY);
        refused(LicenceError.FILE_REQUEST, good);
    }

    @Test
    void keyAndLicenceTogetherRegisterToo() throws Exception {
        // 00/R-6
        RegistrationKey key = RegistrationKey.of("EB2MM-22222-33333-44444");
        String file = issuer.file(with(issuer.free("EB2MM", time.instant()), key.digest(), null, null, Limit.of(0), time.instant()));
        refused(LicenceError.FILE_SERVER, file);
        assertCode(LicenceError.FILE_KEY, () -> licence.install(file, "EB2MM-22222-33333-55555", BY));
        assertCode(LicenceError.KEY_MALFORMED, () -> licence.install(file, "EB2MM", BY));
        assertThat(licence.install(file, key.reveal(), BY).serverId()).isEqualTo("EB2MM");
        // 10/REG-3
        assertThat(events.toString()).doesNotContain("22222");
        assertThat(Files.readString(data.resolve("licence.json"))).doesNotContain("22222");
    }

    @Test
    void aDiskThatRefusesLeavesWhatWas() throws Exception {
        Files.createDirectories(data.resolve("licence.json.new/full"));
        assertCode(LicenceError.NOT_STORED, () -> install(issuer.free(id(), time.instant())));
        assertThat(licence.edition()).isEqualTo("community");
    }

    private String answer(LicenceAdministration.Request request) throws Exception {
        RequestFile file = RequestFile.read(request.text());
        return issuer.file(with(
                issuer.free(file.serverId(), time.instant()), file.keyDigest(), file.id(), null, Limit.of(file.majorVersion()),
                time.instant()));
    }

    private static LicenceTerms with(
            LicenceTerms t, @Nullable String key, @Nullable String request, @Nullable String host, Limit major, Instant from) {
        return new LicenceTerms(t.number(), t.issuedAt(), t.issuer(), t.serverId(), key, request, t.organization(), t.contact(),
                t.edition(), t.pools(), t.accounts(), t.conferences(), t.participants(), t.features(), t.supportLevel(), false, host,
                major, from, t.validUntil(), t.graceDays());
    }

    private String id() {
        return licence.status().serverId();
    }

    private LicenceState state() {
        return licence.status().state();
    }

    private long used(Pool pool) {
        return Optional.ofNullable(licence.status().pools().get(pool)).orElseThrow().used();
    }

    private void install(LicenceTerms terms) {
        licence.install(issuer.file(terms), null, BY);
    }

    private void refused(LicenceError error, String file) {
        assertCode(error, () -> licence.install(file, null, BY));
    }

    private static void assertCode(LicenceError error, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(error));
    }

    private final class Log implements AuditLog {
        @Override
        public void record(AuditEvent event) {
            events.add(event);
        }

        @Override
        public List<AuditEvent> latest(int limit) {
            return events;
        }
    }
}
