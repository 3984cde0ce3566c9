// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.test.Eventually.eventually;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.push.PushDevices.Device;
import org.rostrum.push.PushDevices.Outcome;
import org.rostrum.push.PushDevices.Subscription;
import org.rostrum.push.PushDevices;
import org.rostrum.push.PushError;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushNotice.Kind;
import org.rostrum.push.PushNotice.Target;
import org.rostrum.push.PushSettings;
import org.rostrum.push.internal.TestPushService.Request;
import org.rostrum.settings.SettingError;
import org.rostrum.store.test.TestStore;
import org.rostrum.test.VirtualTime;

/** Web Push over a real database against a push service of our own. */
class WebPushTest {

    private static final AccountKey ADA = new AccountKey(new UUID(0, 1));
    private static final AccountKey BOB = new AccountKey(new UUID(0, 2));

    @TempDir
    Path folder;

    private final TestSignIns signIns = new TestSignIns();
    private final TestSettings settings = new TestSettings();
    private final TestBox box = new TestBox();
    private final TestBrowser browser = new TestBrowser();
    private final Figures figures = new Figures();
    private TestPushService service;
    private TestStore store;
    private PushUnit unit;
    private VapidKeys keys;
    private WebPush push;

    @BeforeEach
    void start() throws Exception {
        Path caFile = folder.resolve("ca.pem");
        service = new TestPushService(caFile);
        settings.set(PushSettings.HOSTS, List.of("localhost:" + service.port()));
        settings.set(PushSettings.INTERNAL_NETWORKS, List.of("127.0.0.0/8", "::1"));
        store = TestStore.h2();
        unit = new PushUnit(store.units());
        keys = new VapidKeys(unit, box);
        HttpCourier courier = new HttpCourier(keys, settings, store.threads().io(), Trust.of(caFile.toString()), Clock.systemUTC());
        push = new WebPush(new StoredSubscriptions(unit), keys, signIns, signIns, settings, store.threads(), Clock.systemUTC(), figures, courier);
        signIns.add(ADA, "token-1");
    }

    @AfterEach
    void stop() throws Exception {
        push.close();
        unit.close();
        store.close();
        service.close();
    }

    private Subscription subscription(String path) {
        return new Subscription(service.endpoint(path), browser.keys().keyText(), browser.keys().authText());
    }

    private Device subscribe(String path) {
        return push.subscribe(ADA, "token-1", "Browser", subscription(path));
    }

    private static PushNotice call() {
        return notice(Kind.CALL);
    }

    private static PushNotice notice(Kind kind) {
        return new PushNotice(kind, "a1b2", "Bob", "", Instant.now(), new Target("/me/", "/me/x", "/api/v4/y"));
    }

    /** 55/PSH-1, PSH-5, RFC 8030 section 5: an encrypted message with the headers of its kind, signed by this server's key. */
    @Test
    void takesACallToTheBrowser() throws Exception {
        subscribe("ada");
        push.deliver(ADA, call());
        Request request = service.next();
        assertThat(request.path()).isEqualTo("/ada");
        assertThat(new String(browser.read(request.body()), StandardCharsets.UTF_8)).contains("\"kind\":\"call\"", "\"name\":\"Bob\"");
        assertThat(request.headers()).containsEntry("urgency", "high").containsEntry("content-encoding", "aes128gcm").containsKey("topic");
        assertThat(Integer.parseInt(request.headers().get("ttl"))).isBetween(40, 45);
        assertThat(request.headers().get("authorization")).startsWith("vapid t=").endsWith("k=" + push.publicKey());
        eventually(() -> figures.counted(Kind.CALL, "delivered") == 1 ? "" : "not counted");
    }

    /** 10/APP-10: the choice counts at once, also inside of what is encrypted (55/PSH-4). */
    @Test
    void namesStayHereIfTheAdministratorWantsIt() throws Exception {
        subscribe("ada");
        settings.set(PushSettings.CONTENT, PushSettings.ANONYMOUS);
        push.deliver(ADA, call());
        assertThat(new String(browser.read(service.next().body()), StandardCharsets.UTF_8)).contains("call").doesNotContain("Bob");
    }

    /** 55/PSH-3: 404 and 410 end it, nothing else does. */
    @Test
    void theAnswerOfThePushServiceCounts() throws Exception {
        Map<Integer, Outcome> meanings = Map.of(201, Outcome.DELIVERED, 404, Outcome.GONE, 410, Outcome.GONE, 429, Outcome.UNREACHABLE,
                500, Outcome.UNREACHABLE, 403, Outcome.REFUSED, 301, Outcome.REFUSED);
        for (Map.Entry<Integer, Outcome> meaning : meanings.entrySet()) {
            Device device = subscribe("ada");
            service.status = meaning.getKey();
            int left = meaning.getValue() == Outcome.GONE ? 0 : 1;
            assertThat(push.test(ADA, device.id()).toCompletableFuture().get(10, TimeUnit.SECONDS)).as("%s", meaning).isEqualTo(meaning.getValue());
            assertThat(push.of(ADA)).as("%s", meaning).hasSize(left);
        }
        assertThat(service.requests).hasSameSizeAs(meanings.keySet());
    }

    /** One at a time for each account: whoever waits for a push service holds a thread of the API. */
    @Test
    void testsOfAnAccountWaitForEachOther() throws Exception {
        CompletableFuture<Verdict> answer = new CompletableFuture<>();
        WebPush held = new WebPush(new StoredSubscriptions(unit), keys, signIns, signIns, settings, store.threads(), Clock.systemUTC(), figures,
                message -> answer);
        Device device = subscribe("ada");
        CompletionStage<Outcome> first = held.test(ADA, device.id());
        assertThatThrownBy(() -> held.test(ADA, device.id()))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(CommonError.BRAKED));
        answer.complete(Verdict.UNREACHABLE);
        assertThat(first.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.UNREACHABLE);
        assertThat(held.test(ADA, device.id()).toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.UNREACHABLE);
        held.close();
    }

    /** 55/PSH-10, NTF-8: a pool may begin with what came last; the call and its end leave in their order all the same. */
    @Test
    void newsOfAnAccountLeaveInOrder() {
        LastFirst pool = new LastFirst();
        List<Kind> sent = new ArrayList<>();
        WebPush held = new WebPush(new StoredSubscriptions(unit), keys, signIns, signIns, settings, pool, Clock.systemUTC(), figures, message -> {
            sent.add(message.kind());
            return CompletableFuture.completedFuture(Verdict.of(201, null));
        });
        subscribe("ada");
        held.deliver(ADA, call());
        held.deliver(ADA, notice(Kind.CALL_ENDED));
        pool.run();
        assertThat(sent).containsExactly(Kind.CALL, Kind.CALL_ENDED);
        held.close();
    }

    /** 55/PSH-9, PSH-10: a push service that fails says nothing about others, and nothing any more after some minutes without an attempt. */
    @Test
    void aFailureCountsForItsHostAndNotForLong() throws Exception {
        VirtualTime time = new VirtualTime();
        WebPush held = new WebPush(new StoredSubscriptions(unit), keys, signIns, signIns, settings, store.threads(), time, figures,
                message -> CompletableFuture.completedFuture(message.to().endpoint().contains("dead") ? Verdict.UNREACHABLE : Verdict.of(201, null)));
        settings.set(PushSettings.HOSTS, List.of("*.push.example"));
        signIns.add(BOB, "token-b");
        Device dead = held.subscribe(ADA, "token-1", "", new Subscription("https://dead.push.example/x", browser.keys().keyText(), browser.keys().authText()));
        held.subscribe(BOB, "token-b", "", new Subscription("https://live.push.example/x", browser.keys().keyText(), browser.keys().authText()));
        assertThat(held.test(ADA, dead.id()).toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.UNREACHABLE);
        assertThat(held.reaches(ADA)).as("may be over in a moment").isTrue();
        time.advance(Duration.ofMinutes(2));
        assertThat(held.reaches(ADA)).isFalse();
        assertThat(held.reaches(BOB)).as("another push service").isTrue();
        held.subscribe(ADA, "token-1", "", new Subscription("https://live.push.example/y", browser.keys().keyText(), browser.keys().authText()));
        assertThat(held.reaches(ADA)).as("on another device").isTrue();
        held.remove(ADA, held.of(ADA).stream().filter(device -> !device.id().equals(dead.id())).findFirst().orElseThrow().id());
        assertThat(held.reaches(ADA)).isFalse();
        time.advance(Duration.ofHours(8));
        assertThat(held.reaches(ADA)).as("the next morning").isTrue();
        held.close();
    }

    /** 55/PSH-3: it ends with the sign-in it came with, when that is told and when nobody tells. */
    @Test
    void endsWithTheSignIn() throws Exception {
        signIns.add(ADA, "token-2");
        assertThat(push.reaches(ADA)).isFalse();
        subscribe("one");
        assertThat(push.reaches(ADA)).isTrue();
        push.subscribe(ADA, "token-2", "Other", subscription("two"));
        signIns.end(ADA, "token-1", true);
        eventually(() -> push.of(ADA).stream().map(Device::tokenId).toList().equals(List.of("token-2")) ? "" : "devices: " + push.of(ADA));
        signIns.end(ADA, "token-2", false);
        assertThat(push.of(ADA)).isEmpty();
        assertThat(push.reaches(ADA)).isFalse();
        push.deliver(ADA, call());
        eventually(() -> new StoredSubscriptions(unit).devices(ADA).isEmpty() ? "" : "still stored");
        assertThat(service.requests).isEmpty();
    }

    /** 55/PSH-3: up to 20, the one unused longest goes; the same browser is one device, whoever uses it. */
    @Test
    void devicesAreBoundedAndABrowserIsOne() {
        for (int i = 0; i < PushDevices.MAX_PER_ACCOUNT + 2; i++) {
            subscribe("browser-" + i);
        }
        assertThat(push.of(ADA)).hasSize(PushDevices.MAX_PER_ACCOUNT);
        Device again = subscribe("browser-21");
        assertThat(push.of(ADA)).hasSize(PushDevices.MAX_PER_ACCOUNT).first().extracting(Device::id).isEqualTo(again.id());
        signIns.add(BOB, "token-b");
        push.subscribe(BOB, "token-b", "Browser", subscription("browser-21"));
        assertThat(push.of(BOB)).extracting(Device::id).containsExactly(again.id());
        assertThat(push.of(ADA)).extracting(Device::id).doesNotContain(again.id());
        push.remove(ADA, again.id());
        assertThat(push.of(BOB)).hasSize(1);
        push.remove(BOB, again.id());
        assertThat(push.of(BOB)).isEmpty();
        assertThatThrownBy(() -> push.test(BOB, again.id()))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(PushError.PUSH_DEVICE_NOT_FOUND));
    }

    /** 55/PSH-3: sixty days without use. */
    @Test
    void unusedOnesAreForgotten() {
        subscribe("ada");
        Clock later = Clock.fixed(Instant.now().plus(StoredSubscriptions.LIFE_UNUSED).plusSeconds(60), ZoneOffset.UTC);
        assertThat(new StoredSubscriptions(unit).forgetUnused()).isZero();
        assertThat(new StoredSubscriptions(unit, later).forgetUnused()).isEqualTo(1);
    }

    /** 55/PSH-9: neither hosts beside the list nor addresses of internal networks, and settings count for what is stored, too. */
    @Test
    void goesNowhereElse() throws Exception {
        assertThatThrownBy(() -> push.subscribe(ADA, "token-1", "", new Subscription("https://169.254.169.254/x", "", "")))
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(PushError.PUSH_HOST_NOT_ALLOWED));
        Device device = subscribe("ada");
        settings.set(PushSettings.INTERNAL_NETWORKS, List.of());
        assertThat(push.test(ADA, device.id()).toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.REFUSED);
        settings.set(PushSettings.INTERNAL_NETWORKS, List.of("127.0.0.0/8", "::1"));
        settings.set(PushSettings.HOSTS, List.of());
        assertThat(push.test(ADA, device.id()).toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.REFUSED);
        assertThat(service.requests).isEmpty();
    }

    /** 55/PSH-9: through the proxy, which knows names that this host does not; never to a number of an internal network. */
    @Test
    void goesThroughTheProxy() throws Exception {
        try (TestProxy proxy = new TestProxy(service.port())) {
            settings.set(PushSettings.PROXY, "localhost:" + proxy.port());
            settings.set(PushSettings.HOSTS, List.of(TestPushService.ELSEWHERE, "127.0.0.1:" + service.port()));
            settings.set(PushSettings.INTERNAL_NETWORKS, List.of());
            Device far = push.subscribe(ADA, "token-1", "", new Subscription("https://" + TestPushService.ELSEWHERE + "/x", browser.keys().keyText(),
                    browser.keys().authText()));
            assertThat(push.test(ADA, far.id()).toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.DELIVERED);
            assertThat(service.next().path()).isEqualTo("/x");
            assertThat(proxy.asked).containsExactly("CONNECT " + TestPushService.ELSEWHERE + ":443 HTTP/1.1");
            Device near = push.subscribe(ADA, "token-1", "", new Subscription("https://127.0.0.1:" + service.port() + "/x", browser.keys().keyText(),
                    browser.keys().authText()));
            assertThat(push.test(ADA, near.id()).toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(Outcome.REFUSED);
            assertThat(proxy.asked).hasSize(1);
            settings.set(PushSettings.PROXY, "");
            assertThat(push.test(ADA, far.id()).toCompletableFuture().get(10, TimeUnit.SECONDS)).as("counts at once").isEqualTo(Outcome.UNREACHABLE);
        }
    }

    /** 55/PSH-1: the key outlives a restart, sealed; another key file means another key and nobody subscribed; a missing one loses nothing. */
    @Test
    void theKeyIsKeptSealed() {
        String key = push.publicKey();
        subscribe("ada");
        assertThat(new VapidKeys(unit, box).key().publicText()).isEqualTo(key);
        box.missing = true;
        assertThatThrownBy(() -> new VapidKeys(unit, box).key())
                .isInstanceOfSatisfying(RostrumException.class, e -> assertThat(e.error()).isEqualTo(SettingError.SECRET_KEY_UNAVAILABLE));
        assertThat(push.of(ADA)).hasSize(1);
        box.missing = false;
        box.mark = "other:";
        assertThat(new VapidKeys(unit, box).key().publicText()).isNotEqualTo(key);
        assertThat(push.of(ADA)).isEmpty();
    }

    /** A push service that nobody trusts gets nothing. */
    @Test
    void certificatesAreChecked() throws Exception {
        Device device = subscribe("ada");
        HttpCourier strict = new HttpCourier(keys, settings, store.threads().io(), null, Clock.systemUTC());
        Message message = Message.of(new StoredSubscriptions(unit).address(ADA, device.id()).orElseThrow(), call(), "name", Instant.now());
        assertThat(strict.send(message).toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(Verdict.UNREACHABLE);
        assertThat(service.requests).isEmpty();
        assertThat(message.age(Instant.now())).isLessThan(Duration.ofMinutes(1));
    }
}
