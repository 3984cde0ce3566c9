// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.RightsMatrix;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Call;

/** The rights matrix {@code docs/api/rights/server.csv}: complete, and true for everybody. */
class RightsTest {

    private static final Map<String, String> TOKENS = new HashMap<>();

    private static final Map<String, String> BODIES = Map.of(
            "PATCH /https", "{\"hsts\":true}",
            "POST /https/custom", "{\"certificate\":\"AA==\",\"private_key\":\"AA==\"}",
            "PATCH /https/acme", "{\"email\":\"ops@example.org\"}");

    private static final FakeHttps HTTPS = new FakeHttps();
    private static TestApi api;

    @BeforeAll
    static void start() {
        HttpsResource https = new HttpsResource(HTTPS);
        https.setSource(HTTPS);
        AcmeResource acme = new AcmeResource(new NoEvents());
        acme.setSource(HTTPS);
        api = new TestApi().serve(new EventsResource(new NoEvents()), https, acme);
        TOKENS.put("user", api.identity.token(api.identity.account("user")));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static List<Row> rows() {
        return RightsMatrix.rows("server");
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        RightsMatrix.assertComplete(rows(), ResourceClasses.operations(ResourceClasses.beside(EventsResource.class)));
    }

    /** 61/AO-16, 61/AO-17; 60/OP-1; 10/AR-2; 00/R-73: denied means the coded refusal and unchanged state. */
    @ParameterizedTest
    @MethodSource("rows")
    void matrixIsTrue(Row row) {
        RightsMatrix.assertTrue(api, row, TOKENS, RightsTest::call, () -> api.identity.state() + "" + HTTPS.done);
    }

    private static Call call(Row row, @Nullable String token) {
        Call call = api.call(row.method(), row.path().replaceAll("[{][^}]+}", "none"));
        String body = BODIES.get(row.toString());
        Call made = body == null ? call : call.json(body);
        return token == null ? made : made.bearer(token);
    }

    /** An empty log. */
    private static final class NoEvents implements AuditLog {
        @Override
        public void record(AuditEvent event) {}

        @Override
        public List<AuditEvent> latest(int limit) {
            return List.of();
        }
    }
}
