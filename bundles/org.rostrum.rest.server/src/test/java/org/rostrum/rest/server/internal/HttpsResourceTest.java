// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.audit.ConfigChange;
import org.rostrum.rest.internal.TestApi.Answer;
import org.rostrum.rest.internal.TestApi.Call;
import org.rostrum.rest.internal.TestApi;

class HttpsResourceTest {

    private final FakeHttps https = new FakeHttps();
    private final List<AuditEvent> audited = new ArrayList<>();
    private final List<ConfigChange> changed = new ArrayList<>();
    private TestApi api;
    private AcmeResource acme;

    @BeforeEach
    void start() {
        HttpsResource resource = new HttpsResource(https);
        resource.setSource(https);
        acme = new AcmeResource(new AuditLog() {
            @Override
            public void record(AuditEvent event) {
                audited.add(event);
            }

            @Override
            public List<AuditEvent> latest(int limit) {
                return audited;
            }
        }, changed::add);
        acme.setSource(https);
        api = new TestApi().serve(resource, acme);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test // 20/TLS-22: what the panel shows of certificates
    void showsModesPortsAndCertificates() {
        JsonNode body = admin("GET", "/https").send().json();

        assertThat(body.at("/mode").asText()).isEqualTo("self_signed");
        assertThat(body.at("/state").asText()).isEqualTo("active");
        assertThat(body.at("/tls_versions").toString()).isEqualTo("[\"TLSv1.3\",\"TLSv1.2\"]");
        assertThat(body.at("/https_port").asInt()).isEqualTo(443);
        assertThat(body.at("/custom").isNull()).isTrue();
        assertThat(body.at("/acme/state").asText()).isEqualTo("failed");
        assertThat(body.at("/acme/renew_at").asLong()).isEqualTo(1_900_000_000L);
        assertThat(body.at("/warnings/0/code").asText()).isEqualTo("certificateExpires");
        JsonNode server = body.at("/self_signed/server");
        assertThat(server.at("/common_name").asText()).isEqualTo("video.example.org");
        assertThat(server.at("/country").asText()).isEqualTo("DE");
        assertThat(server.at("/state").asText()).isEqualTo("Hamburg");
        assertThat(server.at("/organization").asText()).isEqualTo("Example");
        assertThat(server.at("/alt_names").toString()).isEqualTo("[\"video.example.org\",\"*.meet.example.org\",\"192.0.2.7\"]");
        assertThat(server.at("/sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(server.at("/not_after").asLong() - server.at("/not_before").asLong()).isEqualTo(36_500L * 86_400);
    }

    @Test // 20/TLS-12
    void testTellsProblemsAndChangesNothing() {
        assertThat(admin("POST", "/https/test").json("{\"https_port\":1}").send().text())
                .isEqualTo("{\"ok\":false,\"problems\":[{\"code\":\"portTaken\",\"message\":\"Taken.\",\"location\":\"https_port\"}]}");
        assertThat(admin("POST", "/https/test").json("{\"mode\":\"custom\"}").send().text()).isEqualTo("{\"ok\":true,\"problems\":[]}");
        assertThat(https.done).isEmpty();
    }

    @Test // 20/TLS-14
    void changeThatFailsItsTestIsRefusedWithAllReasons() {
        Answer answer = admin("PATCH", "/https").json("{\"https_port\":1}").send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().findValuesAsText("reason")).containsExactly("httpsTestFailed", "portTaken");
        assertThat(answer.json().at("/error/errors/1/location").asText()).isEqualTo("https_port");
        assertThat(https.done).isEmpty();
    }

    @Test // 20/TLS-13
    void changeIsCarriedOutInTheNameOfWhoAsks() {
        Answer answer = admin("PATCH", "/https").json("{\"https_port\":8443,\"tls_versions\":[\"TLSv1.3\"],\"hsts\":true}").send();

        assertThat(answer.json().at("/https_port").asInt()).isEqualTo(8443);
        assertThat(https.done).singleElement().asString().startsWith("admin:").contains("tlsVersions=[TLSv1.3], httpsPort=8443, hsts=true");
    }

    @Test
    void changeThatWasTakenBackIsAConflict() {
        Answer answer = admin("PATCH", "/https").json("{\"https_port\":2}").send();

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("httpsNoAnswer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"mode\":\"off\"}", "{\"https_port\":\"many\"}", "{\"tls_versions\":[{}]}"})
    void valuesThatAreNoneAreRefused(String body) {
        assertThat(admin("PATCH", "/https").json(body).send().reason()).isEqualTo("invalidValue");
        assertThat(https.done).isEmpty();
    }

    @Test // 20/TLS-31
    void certificateThatFailsItsChecksIsRefusedWithReasonAndField() {
        Answer answer = admin("POST", "/https/custom").json("{\"certificate\":\"-----BEGIN bad\",\"private_key\":\"x\"}").send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.reason()).isEqualTo("keyMismatch");
        assertThat(answer.json().at("/error/errors/0/location").asText()).isEqualTo("private_key");
        assertThat(admin("POST", "/https/custom").json("{}").send().reason()).isEqualTo("required");
        assertThat(https.done).isEmpty();
    }

    @Test
    void filesComeAsTextOrAsBase64() {
        admin("POST", "/https/custom").json("{\"certificate\":\"-----BEGIN X\",\"private_key\":\"AAEC\\nAw==\",\"password\":\"abc\"}").send();

        assertThat(https.done).singleElement().asString().endsWith(" uploads 12 4 3");
    }

    @Test // 20/TLS-23
    void authorityIsAFileForDevices() throws Exception {
        Answer answer = admin("GET", "/https/ca.crt").send();

        assertThat(answer.raw().headers().firstValue("Content-Type")).hasValue("application/x-x509-ca-cert");
        assertThat(answer.raw().headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"ca.crt\"");
        assertThat(CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(https.state().authority());
    }

    @Test // 20/TLS-23
    void newOwnCertificateTakesTheCompany() {
        admin("POST", "/https/self-signed").json("{\"organization\":\"Example\",\"country\":\"de\"}").send();

        assertThat(https.done).singleElement().asString().endsWith("makes Company[organization=Example, country=DE, state=]");
        assertThat(admin("POST", "/https/self-signed").json("{\"country\":\"Germany\"}").send().reason()).isEqualTo("invalidValue");
    }

    @Test
    void acmeKeepsWhatIsNotNamedAndTellsTheLog() {
        JsonNode body = admin("PATCH", "/https/acme").json("{\"email\":\"ops@example.org\"}").send().json();

        assertThat(body.at("/acme/email").asText()).isEqualTo("ops@example.org");
        assertThat(body.at("/acme/directory_url").asText()).isEqualTo("https://acme.example.org/directory");
        assertThat(changed).singleElement().satisfies(change -> assertThat(change.fields())
                .containsExactly(new ConfigChange.Field("email", "", "ops@example.org")));
        assertThat(admin("POST", "/https/acme/order").send().status()).isEqualTo(200);
        assertThat(https.done).containsExactly("configure", "order");
        assertThat(audited).extracting(AuditEvent::type).containsExactly("acme.ordered");
    }

    @Test
    void withoutAcmeItSaysSo() {
        acme.unsetSource(https);

        Answer answer = admin("POST", "/https/acme/order").send();

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.reason()).isEqualTo("acmeUnavailable");
    }

    private Call admin(String method, String path) {
        return api.call(method, path).bearer(api.identity.administratorToken());
    }
}
