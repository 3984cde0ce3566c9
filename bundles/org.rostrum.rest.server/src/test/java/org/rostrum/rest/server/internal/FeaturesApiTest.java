// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi.Call;
import org.rostrum.rest.internal.TestApi;

/** What the operations hand to the service, and how its answers look. */
class FeaturesApiTest {

    private final FakeFeatures features = new FakeFeatures();
    private final TestApi api = new TestApi().serve(new FeaturesResource(features), new ExtensionsResource(features));

    @AfterEach
    void stop() {
        api.close();
    }

    private Call asAdministrator(String method, String path) {
        return api.call(method, path).bearer(api.identity.administratorToken());
    }

    @Test
    void aPartIsToldInFull() {
        assertThat(asAdministrator("GET", "/features").send().json().at("/list/0").toString()).isEqualTo(
                "{\"id\":\"org.example.applause\",\"title\":\"Applause\",\"description\":\"Counts\",\"version\":\"1.0.0\","
                        + "\"kind\":\"extension\",\"state\":\"active\",\"reason\":null,\"licence\":\"not_needed\","
                        + "\"licence_feature\":null,\"can\":[\"stop\",\"uninstall\"]}");
    }

    @Test
    void stoppingWithAndWithoutConfirmation() {
        assertThat(asAdministrator("POST", "/features/rostrum-web/stop").send().status()).isEqualTo(200);
        assertThat(asAdministrator("POST", "/features/rostrum-http/stop").json("{'confirm':true}").send().status()).isEqualTo(200);

        assertThat(features.done).satisfiesExactly(
                first -> assertThat(first).matches("admin:.* stops rostrum-web"),
                second -> assertThat(second).matches("admin:.* confirms and stops rostrum-http"));
    }

    @Test
    void anUploadIsTakenRawAndAsAForm() {
        byte[] large = new byte[3 << 20];
        assertThat(asAdministrator("POST", "/extensions").body("application/octet-stream", large).send().status()).isEqualTo(200);
        Answer answer = asAdministrator("POST", "/extensions").body("multipart/form-data; boundary=XX", """
                --XX\r
                Content-Disposition: form-data; name="note"\r
                \r
                not this\r
                --XX\r
                Content-Disposition: form-data; name="file"; filename="a.kar"\r
                Content-Type: application/octet-stream\r
                \r
                this\r
                --XX--\r
                """).send();

        assertThat(answer.json().at("/features/0/id").asText()).isEqualTo("this");
        assertThat(features.done.get(0).chars().filter(c -> c == 0).count()).isEqualTo(large.length);
    }

    @Test
    void aFormThatIsBrokenOrHasNoFileIsRefused() {
        assertThat(asAdministrator("POST", "/extensions").body("multipart/form-data", "nothing").send().verdict()).isEqualTo("400 malformed");
        assertThat(asAdministrator("POST", "/extensions").body("multipart/form-data; boundary=XX", "--XX--\r\n").send().verdict())
                .isEqualTo("400 required");
        assertThat(features.done).isEmpty();
    }
}
