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
    private static FakePreferences preferences;
    private static Account user;
    private static String token;
    private static String other;

    @BeforeAll
    static void start() {
        api = new TestApi();
        devices = new FakeDevices();
        preferences = new FakePreferences();
        api.serve(new PushResource(devices), new MyPushSubscriptionsResource(devices), new MyPushPreferencesResource(preferences));
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
        RightsMatrix.assertTrue(api, row, Map.of("user", token, "other", other), PushResourcesTest::call,
                () -> List.of(Map.copyOf(devices.rows), Map.copyOf(preferences.choices)));
    }

    private static Call call(Row row, @Nullable String as) {
        Call call = api.call(row.method(), row.path().replace("{subscription_id}", device()));
        if (row.method().equals("POST") && !row.path().endsWith("test")) {
            call.json(BODY);
        }
        if (row.method().equals("PATCH")) {
            call.json("{'calls':false}");
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

    /** 55/NTF-4: everything until something else is chosen; a part at a time, each account its own. */
    @Test
    void anAccountChoosesWhatItIsTold() {
        preferences.choices.clear();
        assertThat(api.get("/me/push-preferences").bearer(token).send().json().path("preferences")).hasToString("{\"calls\":true,\"missed_calls\":true,"
                + "\"quiet\":false,\"quiet_from\":\"22:00\",\"quiet_until\":\"07:00\",\"time_zone\":\"UTC\"}");
        Answer changed = api.call("PATCH", "/me/push-preferences").bearer(token)
                .json("{'missed_calls':false,'quiet':true,'quiet_from':'23:30','time_zone':'Asia/Tokyo'}").send();
        assertThat(changed.json().path("preferences")).hasToString("{\"calls\":true,\"missed_calls\":false,\"quiet\":true,\"quiet_from\":\"23:30\","
                + "\"quiet_until\":\"07:00\",\"time_zone\":\"Asia/Tokyo\"}");
        assertThat(api.get("/me/push-preferences").bearer(token).send().json()).isEqualTo(changed.json());
        assertThat(api.get("/me/push-preferences").bearer(other).send().json().at("/preferences/quiet").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'quiet_from':'24:00'} | quiet_from", "{'quiet_until':'7:00'} | quiet_until", "{'quiet_until':'07:00:30'} | quiet_until",
        "{'quiet_until':'22:00'} | quiet_until", "{'time_zone':'Nowhere/Town'} | time_zone", "{'time_zone':'+02:00'} | time_zone",
        "{'calls':false,'time_zone':''} | time_zone"})
    void hoursThatAreNoneChangeNothing(String body, String location) {
        preferences.choices.clear();
        Answer answer = api.call("PATCH", "/me/push-preferences").bearer(token).json(body).send();
        assertThat(answer.verdict()).isEqualTo("400 invalidValue");
        assertThat(answer.json().at("/error/errors/0/location").asText()).isEqualTo(location);
        assertThat(preferences.choices).isEmpty();
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
