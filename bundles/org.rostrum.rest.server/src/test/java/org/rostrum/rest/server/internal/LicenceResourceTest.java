// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.licence.internal.LicenceManager;
import org.rostrum.licence.internal.TestIssuer;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

class LicenceResourceTest {

    private static final String HOST = "a".repeat(64);

    private final VirtualTime time = new VirtualTime();
    private final TestIssuer issuer = new TestIssuer("Example issuer");
    private final NoEvents events = new NoEvents();
    private TestApi api;
    private LicenceManager licence;
    private String admin;

    @TempDir
    Path data;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(data.resolve("etc/issuers"));
        issuer.trustedIn(data.resolve("etc/issuers"));
        licence = new LicenceManager(data, HOST, 0, false, new DirectThreads(time), events, time);
        api = new TestApi();
        api.serve(new LicenceResource(licence, licence, () -> 7, api.settings));
        admin = api.identity.administratorToken();
    }

    @AfterEach
    void stop() {
        api.close();
        licence.close();
    }

    @Test
    void builtInEditionHasNoLimits() {
        // 00/R-3
        Answer answer = api.get("/licence").page(admin).send();
        assertThat(answer.verdict()).isEqualTo("200");
        var json = answer.json().path("licence");
        assertThat(json.path("edition").asText()).isEqualTo("community");
        assertThat(json.path("built_in").asBoolean()).isTrue();
        assertThat(json.path("state").asText()).isEqualTo("valid");
        assertThat(json.path("number").isNull()).isTrue();
        assertThat(json.path("server_id").asText()).hasSize(5);
        assertThat(json.at("/pools/guest/limit").isNull()).isTrue();
        assertThat(json.at("/accounts/used").asInt()).isEqualTo(7);
        assertThat(json.path("features")).hasSize(21).allMatch(f -> f.path("granted").asBoolean());
        assertThat(json.path("required").asBoolean()).isFalse();
    }

    @Test
    void installsAndReturns() {
        String file = issuer.file(issuer.free(licence.status().serverId(), time.instant()));
        Answer installed = api.post("/licence").page(admin).json(body(file)).send();
        assertThat(installed.verdict()).isEqualTo("200");
        var json = installed.json().path("licence");
        assertThat(json.path("edition").asText()).isEqualTo("free");
        assertThat(json.at("/pools/guest/limit").asInt()).isEqualTo(1);
        assertThat(json.at("/accounts/limit").asInt()).isEqualTo(10);
        assertThat(json.path("issuer").asText()).isEqualTo("Example issuer");
        assertThat(events.types()).endsWith("licence.installed");

        Answer removed = api.call("DELETE", "/licence").page(admin).send();
        assertThat(removed.json().at("/licence/edition").asText()).isEqualTo("community");
        assertThat(events.types()).endsWith("licence.removed");
    }

    @Test
    void refusesWithCodeAndChangesNothing() {
        String serverId = licence.status().serverId();
        String good = issuer.file(issuer.free(serverId, time.instant()));
        assertThat(post(good.replaceFirst("Format: 1", "Format: 2"))).isEqualTo("400 licenceInvalidFormat");
        assertThat(post(issuer.file(issuer.free("ZZZZZ", time.instant())))).isEqualTo("400 licenceInvalidServer");
        assertThat(post(new TestIssuer("Stranger").file(issuer.free(serverId, time.instant())))).isEqualTo("400 licenceInvalidIssuer");
        assertThat(post("x".repeat(200_000))).isEqualTo("400 licenceInvalidTooLarge");
        assertThat(post("lïcence")).isEqualTo("400 licenceInvalidMalformed");
        assertThat(post("")).isEqualTo("400 required");
        assertThat(api.post("/licence").page(admin).json("{}").send().location()).isEqualTo("file");
        assertThat(api.get("/licence").page(admin).send().json().at("/licence/edition").asText()).isEqualTo("community");
    }

    @Test
    void returningIsRefusedWhereALicenceIsRequired() throws Exception {
        // 00/R-5: not offered under licence.required
        licence.close();
        licence = new LicenceManager(data, HOST, 0, true, new DirectThreads(time), events, time);
        api.serve(new LicenceResource(licence, licence, () -> 7, api.settings));
        assertThat(api.call("DELETE", "/licence").page(admin).send().verdict()).isEqualTo("409 licenceRequired");
        var json = api.get("/licence").page(admin).send().json().path("licence");
        assertThat(json.path("state").asText()).isEqualTo("none");
        assertThat(json.path("required").asBoolean()).isTrue();
        assertThat(json.path("runs_until").asLong()).isEqualTo(time.instant().plus(Duration.ofHours(24)).getEpochSecond());
    }

    @Test
    void makesRequestFiles() {
        // 10/REG-17, 10/REG-3: the key itself is in no answer
        Answer answer = api.post("/licence/request").page(admin).json("{'key':'EB2MM-22222-33333-44444'}").send();
        assertThat(answer.verdict()).isEqualTo("200");
        assertThat(answer.json().at("/request/name").asText()).isEqualTo("rostrum-licence-request-EB2MM.txt");
        assertThat(answer.json().at("/request/file").asText()).startsWith("-----BEGIN ROSTRUM LICENCE REQUEST-----");
        assertThat(answer.text()).doesNotContain("22222");
        var waiting = api.get("/licence").page(admin).send();
        assertThat(waiting.json().at("/licence/request/server_id").asText()).isEqualTo("EB2MM");
        assertThat(waiting.text()).doesNotContain("22222");
        assertThat(api.post("/licence/request").page(admin).json("{'key':'EB2MM-2'}").send().verdict())
                .isEqualTo("400 registrationKeyInvalid");
        // 10/REG-8
        for (String name : List.of("192.0.2.7", "two words", "a_b")) {
            assertThat(api.post("/licence/request").page(admin).json("{'server_name':'" + name + "'}").send().verdict())
                    .isEqualTo("400 invalidValue");
        }
    }

    private String post(String file) {
        return api.post("/licence").page(admin).json(body(file)).send().verdict();
    }

    private static String body(String file) {
        return "{'file':'" + file.replace("\n", "\\n") + "'}";
    }
}
