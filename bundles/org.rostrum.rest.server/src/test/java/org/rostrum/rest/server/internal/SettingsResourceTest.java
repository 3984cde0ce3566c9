// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi;

class SettingsResourceTest {

    private final FakeCatalogue catalogue = new FakeCatalogue();
    private final TestApi api = new TestApi();
    private String admin;

    @BeforeEach
    void start() {
        api.serve(new SettingsResource(catalogue));
        admin = api.identity.administratorToken();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private Answer patch(String values) {
        return api.call("PATCH", "/settings").page(admin).json("{'values':" + values + "}").send();
    }

    private static JsonNode setting(Answer answer, String name) {
        return StreamSupport.stream(answer.json().at("/groups/0/settings").spliterator(), false)
                .filter(setting -> setting.path("name").asText().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void tellsValuesInTheirTypes() {
        catalogue.values.putAll(Map.of("test.password", "hunter2", "test.names", "anna\nboris"));
        Answer answer = api.get("/settings").page(admin).send();
        assertThat(answer.verdict()).isEqualTo("200");
        assertThat(answer.text()).doesNotContain("hunter2");
        assertThat(setting(answer, "test.count").toString()).contains("\"type\":\"number\"", "\"unit\":\"s\"", "\"minimum\":1",
                "\"maximum\":9", "\"choices\":null", "\"default\":5", "\"value\":5", "\"scope\":\"site\"", "\"restart\":null", "\"changed_at\":null");
        assertThat(setting(answer, "test.flag").path("value").isBoolean()).isTrue();
        assertThat(setting(answer, "test.colour").path("choices")).hasSize(2);
        assertThat(setting(answer, "test.password").path("value").asText()).isEqualTo("***");
        assertThat(setting(answer, "test.password").path("default").isNull()).isTrue();
        assertThat(setting(answer, "test.names").path("value")).hasSize(2);
        assertThat(setting(answer, "test.colour").path("elsewhere").asText()).isEqualTo("/https");
        assertThat(setting(answer, "test.text").path("elsewhere").isNull()).isTrue();
        assertThat(setting(answer, "test.text").path("restart").asText()).isEqualTo("server");
        assertThat(api.get("/settings?search=colour").page(admin).send().json().at("/groups/0/settings")).hasSize(1);
        assertThat(api.get("/settings?search=nothing").page(admin).send().json().path("groups")).isEmpty();
    }

    @Test
    void changesManyAndGoesBackToTheDefault() {
        Answer answer = patch("{'test.count':7,'test.flag':1,'test.names':['a','b'],'test.password':'hunter2','test.text':''}");
        assertThat(answer.verdict()).isEqualTo("200");
        assertThat(catalogue.values).isEqualTo(Map.of(
                "test.count", "7", "test.flag", "true", "test.names", "a\nb", "test.password", "hunter2", "test.text", ""));
        assertThat(setting(answer, "test.count").path("changed_by").asText()).startsWith("admin:");
        assertThat(setting(answer, "test.count").path("changed_at").asLong()).isEqualTo(1_000);
        assertThat(patch("{'test.count':null,'test.password':'***'}").verdict()).isEqualTo("200");
        assertThat(catalogue.values).doesNotContainKey("test.count").as("as it was shown").containsEntry("test.password", "hunter2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'test.flag':true,'test.count':10}         | 400 invalidValue    | test.count",
        "{'test.flag':true,'test.count':'many'}     | 400 invalidValue    | test.count",
        "{'test.flag':true,'test.count':[1]}        | 400 invalidValue    | test.count",
        "{'test.flag':true,'test.names':['a\\nb']}  | 400 invalidValue    | test.names",
        "{'test.flag':true,'test.text':{'a':1}}     | 400 invalidValue    | test.text",
        "{'test.flag':true,'test.other':1}          | 400 settingNotFound | test.other",
        "null                                       | 400 required        | values"})
    void refusesAllAndNamesTheSetting(String values, String verdict, String location) {
        Answer answer = patch(values);
        assertThat(answer.verdict()).isEqualTo(verdict);
        assertThat(answer.location()).isEqualTo(location);
        assertThat(catalogue.values).isEmpty();
    }
}
