// SPDX-License-Identifier: Apache-2.0
package org.rostrum.extension.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.thread.Scheduler;
import org.rostrum.base.thread.Threads;
import org.rostrum.extension.FeatureInfo.Action;
import org.rostrum.extension.FeatureInfo.Licensing;
import org.rostrum.extension.FeatureInfo.State;
import org.rostrum.extension.FeatureInfo;
import org.rostrum.licence.Licence;

/** Installing, upgrading and removing over a kernel in memory and a real folder. */
class KernelFeatureServiceTest {

    private static final String ADMIN = "admin:root";

    @TempDir
    Path folder;

    private final FakePlatform platform = new FakePlatform();
    private final Set<String> granted = new HashSet<>();
    private final List<String> events = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();

    private KernelFeatureService service() {
        Trail trail = new Trail(
                proxy(org.rostrum.audit.AuditLog.class, (name, arguments) -> {
                    var event = (org.rostrum.audit.AuditEvent) arguments[0];
                    events.add(event.type() + " " + event.subject() + " by " + event.actor());
                    return null;
                }),
                change -> {}, Clock.systemUTC());
        Threads threads = proxy(Threads.class, (name, arguments) -> switch (name) {
            case "scheduler" -> (Scheduler) (delay, task) -> {
                later.add(task);
                return () -> {};
            };
            default -> proxy(java.util.concurrent.ExecutorService.class, (n, a) -> {
                ((Executor) Runnable::run).execute((Runnable) a[0]);
                return null;
            });
        });
        Licence licence = proxy(Licence.class, (name, arguments) -> granted.contains(arguments[0]));
        return new KernelFeatureService(folder.resolve("data"), folder.resolve("kernel"), platform, licence, trail, threads);
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    /** Of an interface, one answer for all methods. */
    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private static ByteArrayInputStream kar(String id, String version, String... headers) {
        return new ByteArrayInputStream(KarMaker.of(id, version, headers).bytes());
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error().code()).isEqualTo(code));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(p -> folder.relativize(p).toString().replaceAll("~[0-9a-f]+", "~")).sorted().toList();
        }
    }

    @Test // 10/EXT-2
    void anExtensionComesIsUpgradedAndGoes() throws IOException {
        KernelFeatureService service = service();

        assertThat(service.add(kar("acme", "1.0.0", "Rostrum-Title: Acme"), ADMIN))
                .isEqualTo(new FeatureInfo("acme", "Acme", "", "1.0.0", FeatureInfo.Kind.EXTENSION, State.ACTIVE, null,
                        Licensing.NOT_NEEDED, null, Set.of(Action.STOP, Action.UNINSTALL)));
        assertThat(service.add(kar("acme", "1.1.0"), ADMIN).version()).isEqualTo("1.1.0");
        assertThat(files()).containsExactly("data/extensions/acme.kar", "data/extensions/acme.properties", "kernel/kar/acme~/x/acme-features.xml");
        service.remove("acme", ADMIN);

        assertThat(files()).isEmpty();
        assertThat(platform.done).containsExactly("in acme 1.0.0", "out acme", "in acme 1.1.0", "out acme");
        assertThat(events).containsExactly("extension.installed acme by admin:root", "extension.installed acme by admin:root",
                "extension.removed acme by admin:root");
    }

    @Test // 00/R-4
    void withoutItsLicenceFeatureNothingIsInstalled() throws IOException {
        KernelFeatureService service = service();
        String header = "Rostrum-Licence-Feature: streaming";

        refused("extension_not_licensed", () -> service.add(kar("acme", "1.0.0", header), ADMIN));
        assertThat(files()).isEmpty();
        assertThat(platform.done).isEmpty();

        granted.add("streaming");
        assertThat(service.add(kar("acme", "1.0.0", header), ADMIN).licensing()).isEqualTo(Licensing.GRANTED);
    }

    @Test // 00/R-4: without its feature it stays installed but inactive and refuses; 20/VIS-5: shown with the reason
    void whenTheLicenceFeatureGoesItIsStoppedAndWhenItComesStarted() {
        granted.add("streaming");
        KernelFeatureService service = service();
        service.add(kar("acme", "1.0.0", "Rostrum-Licence-Feature: streaming"), ADMIN);

        granted.clear();
        service.followLicence();

        FeatureInfo feature = service.list().stream().filter(f -> f.id().equals("acme")).findFirst().orElseThrow();
        assertThat(feature.state()).isEqualTo(State.STOPPED);
        assertThat(feature.reason()).isEqualTo("extension_not_licensed");
        assertThat(feature.licensing()).isEqualTo(Licensing.MISSING);
        assertThat(feature.can()).containsExactly(Action.UNINSTALL);
        refused("extension_not_licensed", () -> service.start("acme", ADMIN));

        granted.add("streaming");
        service.followLicence();
        assertThat(service.list()).anyMatch(f -> f.id().equals("acme") && f.state() == State.ACTIVE && f.reason() == null);
    }

    @Test
    void whatDoesNotResolveLeavesWhatWasThere() throws IOException {
        KernelFeatureService service = service();
        platform.unresolved.add("acme 2.0.0");

        refused("extensionUnresolved", () -> service.add(kar("acme", "2.0.0"), ADMIN));
        assertThat(files()).isEmpty();

        service.add(kar("acme", "1.0.0"), ADMIN);
        List<String> before = files();
        refused("extensionUnresolved", () -> service.add(kar("acme", "2.0.0"), ADMIN));
        assertThat(files()).isEqualTo(before);
        assertThat(platform.done).containsExactly("in acme 1.0.0");
    }

    @Test // 10/EXT-2: the kernel knows the old feature of the same name and version meanwhile
    void anotherContentOfTheSameVersionIsTriedAndTakenOrRefused() throws IOException {
        KernelFeatureService service = service();
        service.add(kar("acme", "1.0.0"), ADMIN);
        List<String> before = files();
        platform.unresolved.add("acme 1.0.0");
        refused("extensionUnresolved", () -> service.add(kar("acme", "1.0.0", "Rostrum-Title: Other"), ADMIN));
        assertThat(files()).isEqualTo(before);
        assertThat(platform.done).containsExactly("in acme 1.0.0");

        platform.unresolved.clear();
        assertThat(service.add(kar("acme", "1.0.0", "Rostrum-Title: Other"), ADMIN).title()).isEqualTo("Other");
        assertThat(files()).hasSameSizeAs(before);
        assertThat(platform.done).containsExactly("in acme 1.0.0", "out acme", "in acme 1.0.0");
    }

    @Test
    void aFeatureThatIsThereTwiceIsRefused() {
        byte[] twice = KarMaker.of("acme", "1.0.0")
                .with("repository/b-features.xml", KarMaker.features(KarMaker.feature("acme", "2.0.0", ""))).bytes();

        refused("extensionInvalid", () -> service().add(new ByteArrayInputStream(twice), ADMIN));
    }

    @Test
    void whatResolvesAndDoesNotStartIsTakenOutAndTheOldVersionPutBack() throws IOException {
        KernelFeatureService service = service();
        service.add(kar("acme", "1.0.0"), ADMIN);
        List<String> before = files();
        platform.broken.add("acme 2.0.0");

        refused("extensionFailed", () -> service.add(kar("acme", "2.0.0"), ADMIN));

        assertThat(files()).isEqualTo(before);
        assertThat(platform.parts.get("acme").version()).isEqualTo("1.0.0");
    }

    @Test
    void featuresOfOthersAreNotTaken() {
        byte[] thief = KarMaker.empty().manifest("Rostrum-Extension: acme")
                .with("repository/a-features.xml", KarMaker.features(KarMaker.feature("rostrum-web", "2.0.0", ""))).bytes();

        refused("extensionInvalid", () -> service().add(new ByteArrayInputStream(thief), ADMIN));
    }

    @Test // 10/EXT-2: parts of the kernel and of other extensions are not replaced by a name
    void featuresThatTheServerHasAlreadyAreNotTaken() throws IOException {
        KernelFeatureService service = service();
        service.add(kar("acme-more", "1.0.0"), ADMIN);
        byte[] thief = KarMaker.of("acme", "1.0.0")
                .with("repository/b-features.xml", KarMaker.features(KarMaker.feature("acme-more", "2.0.0", ""))).bytes();
        List<String> before = files();

        refused("extensionInvalid", () -> service.add(kar("jaas", "2.0.0"), ADMIN));
        refused("extensionInvalid", () -> service.add(kar("rostrum", "2.0.0"), ADMIN));
        refused("extensionInvalid", () -> service.add(new ByteArrayInputStream(thief), ADMIN));
        assertThat(files()).isEqualTo(before);
        assertThat(platform.parts.get("jaas").version()).isEqualTo("1.0.0");
    }

    @Test // the newest counts, after the next start too
    void anUploadTakesThePlaceOfAFileInTheDeployFolder() throws IOException {
        Path deploy = Files.createDirectories(folder.resolve("data/deploy"));
        KernelFeatureService service = service();
        Path old = Files.write(deploy.resolve("old.kar"), KarMaker.of("acme", "1.0.0").bytes());
        service.deployed(old);
        service.add(kar("acme", "2.0.0"), ADMIN);
        assertThat(old).doesNotExist();

        service.undeployed("old.kar");
        assertThat(platform.parts.get("acme").version()).isEqualTo("2.0.0");
        Path newest = Files.write(deploy.resolve("newest.kar"), KarMaker.of("acme", "3.0.0").bytes());
        service.deployed(newest);
        service.deployed(newest);
        assertThat(newest).exists();
        assertThat(platform.parts.get("acme").version()).isEqualTo("3.0.0");
    }

    @Test // killed between a file and what is known of it
    void whatIsKnownOfAFileFollowsTheFile() throws IOException {
        service().add(kar("acme", "1.0.0"), ADMIN);
        Files.write(folder.resolve("data/extensions/acme.kar"), KarMaker.of("acme", "2.0.0").bytes());
        platform.parts.remove("acme");

        KernelFeatureService after = service();
        after.reconcile();

        assertThat(after.list()).anyMatch(f -> f.id().equals("acme") && f.version().equals("2.0.0") && f.state() == State.ACTIVE);
    }

    @Test // state is the administrator's, also for a kernel that has forgotten everything
    void afterANewVersionOfTheServerEverythingIsAsItWasWanted() {
        KernelFeatureService before = service();
        before.add(kar("one", "1.0.0"), ADMIN);
        before.add(kar("two", "1.0.0"), ADMIN);
        before.add(kar("three", "1.0.0"), ADMIN);
        before.stop("two", false, ADMIN);
        before.uninstall("three", ADMIN);
        platform.parts.keySet().removeAll(Set.of("one", "two", "three"));

        KernelFeatureService after = service();
        after.reconcile();

        assertThat(after.list().stream().filter(f -> f.kind() == FeatureInfo.Kind.EXTENSION).map(f -> f.id() + " " + f.state()))
                .containsExactly("one ACTIVE", "three AVAILABLE", "two STOPPED");
        assertThat(after.install("three", ADMIN).state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void anExtensionThatNoLongerFitsIsToldAsFailed() {
        service().add(kar("acme", "1.0.0"), ADMIN);
        platform.parts.remove("acme");
        platform.unresolved.add("acme 1.0.0");

        KernelFeatureService after = service();
        after.reconcile();

        assertThat(after.list()).anyMatch(f -> f.id().equals("acme") && f.state() == State.FAILED && "extensionUnresolved".equals(f.reason()));
    }

    @Test
    void theDeployFolderIsFollowed() throws IOException {
        Path deploy = Files.createDirectories(folder.resolve("data/deploy"));
        KernelFeatureService service = service();
        Path file = Files.write(deploy.resolve("x.kar"), KarMaker.of("acme", "1.0.0").bytes());
        service.deployed(file);
        service.deployed(file);
        assertThat(platform.done).containsExactly("in acme 1.0.0");

        Files.write(file, "rubbish".getBytes());
        service.deployed(file);
        assertThat(events).contains("extension.refused x.kar by server");
        assertThat(platform.parts).containsKey("acme");

        service.remove("acme", ADMIN);
        assertThat(file).doesNotExist();

        service.deployed(Files.write(file, KarMaker.of("acme", "1.0.0").bytes()));
        Files.delete(file);
        service().reconcile();
        assertThat(platform.parts).doesNotContainKey("acme");
    }

    @Test // 00/R-22
    void partsOfTheCoreStopOnlyWhereThatIsMeant() {
        KernelFeatureService service = service();

        assertThat(service.stop("rostrum-web", false, ADMIN).state()).isEqualTo(State.STOPPED);
        assertThat(service.start("rostrum-web", ADMIN).state()).isEqualTo(State.ACTIVE);
        refused("wouldCutYouOff", () -> service.stop("rostrum-http", false, ADMIN));
        refused("featureState", () -> service.stop("rostrum-lib-x", true, ADMIN));
        refused("featureNotFound", () -> service.stop("jaas", true, ADMIN));
        refused("featureState", () -> service.remove("rostrum-web", ADMIN));

        service.stop("rostrum-http", true, ADMIN);
        assertThat(platform.done).doesNotContain("stop rostrum-http");
        later.forEach(Runnable::run);
        assertThat(platform.done).contains("stop rostrum-http");
    }
}
