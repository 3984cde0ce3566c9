// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.push.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.identity.Account;
import org.rostrum.push.PushDevices.Outcome;
import org.rostrum.push.PushDevices.Subscription;
import org.rostrum.rest.internal.RightsMatrix;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi.Call;

/** Devices that get push, over HTTP; the rights matrix {@code docs/api/rights/push.csv}. */
class PushResourcesTest {

    private static final String BODY = "{'endpoint':'https://push.example/x','expirationTime':null,'keys':{'p256dh':'BKey','auth':'secret'}}";

    private static TestApi api;
    private static FakeDevices devices;
    private static Account user;
    private static String token;
    private static String other;

    @BeforeAll
    static void start() {
        api = new TestApi();
        devices = new FakeDevices();
        api.serve(new PushResource(devices), new MyPushSubscriptionsResource(devices));
        user = api.identity.account("user");
        token = api.identity.token(user);
        other = api.identity.token(api.identity.account("other"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static String device() {
        devices.rows.clear();
        return devices.subscribe(user.key(), "id-1", "Browser", new Subscription("https://push.example/x", "BKey", "secret")).id().toString();
    }

    static List<Row> rows() {
        return RightsMatrix.rows("push");
    }

    /** 55/PSH-3, PSH-11; 61/AO-17: accounts only, each its own devices. */
    @ParameterizedTest
    @MethodSource("rows")
    void matrixIsTrue(Row row) {
        RightsMatrix.assertTrue(api, row, Map.of("user", token, "other", other), PushResourcesTest::call, () -> Map.copyOf(devices.rows));
    }

    private static Call call(Row row, @Nullable String as) {
        Call call = api.call(row.method(), row.path().replace("{subscription_id}", device()));
        if (row.method().equals("POST") && !row.path().endsWith("test")) {
            call.json(BODY);
        }
        return as == null ? call : call.bearer(as);
    }

    @Test
    void aBrowserSubscribesAndIsListed() {
        devices.rows.clear();
        assertThat(api.get("/push").bearer(token).send().json().at("/push/public_key").asText()).isEqualTo("BKey");
        Answer added = api.post("/me/push-subscriptions").bearer(token).json(BODY).send();
        assertThat(added.status()).isEqualTo(200);
        Answer listed = api.get("/me/push-subscriptions").bearer(token).send();
        assertThat(listed.json().at("/subscriptions/0/id")).isEqualTo(added.json().at("/subscription/id"));
        assertThat(listed.json().at("/subscriptions/0/current").asBoolean()).isTrue();
        assertThat(listed.json().at("/subscriptions/0/last_used_at").asLong()).isEqualTo(60);
        assertThat(listed.text()).doesNotContain("push.example", "secret");
        assertThat(api.call("DELETE", "/me/push-subscriptions/" + added.json().at("/subscription/id").asText()).bearer(token).send().status()).isEqualTo(204);
        assertThat(api.call("DELETE", "/me/push-subscriptions/nothing").bearer(token).send().status()).isEqualTo(204);
        assertThat(devices.rows).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{} | 400 required",
        "{'endpoint':'https://push.example/x'} | 400 required",
        "{'endpoint':'https://push.example/x','keys':{'p256dh':'a'}} | 400 required",
        "{'endpoint':'https://push.example/x','keys':'none'} | 400 invalidValue",
        "{'endpoint':'https://127.0.0.1/x','keys':{'p256dh':'a','auth':'b'}} | 400 pushHostNotAllowed",
        "[ | 400 malformed"})
    void badOnesAreRefused(String body, String verdict) {
        devices.rows.clear();
        assertThat(api.post("/me/push-subscriptions").bearer(token).json(body).send().verdict()).isEqualTo(verdict);
        assertThat(devices.rows).isEmpty();
    }

    /** 55/PSH-2: the settings show whether it works. */
    @Test
    void aTestTellsWhatThePushServiceSaid() {
        for (Outcome outcome : Outcome.values()) {
            devices.outcome = outcome;
            Answer answer = api.post("/me/push-subscriptions/" + device() + "/test").bearer(token).send();
            assertThat(answer.json().path("result").asText()).isEqualToIgnoringCase(outcome.name());
        }
        assertThat(api.post("/me/push-subscriptions/nothing/test").bearer(token).send().verdict()).isEqualTo("404 pushDeviceNotFound");
    }
}
