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

    private static final FakeFeatures FEATURES = new FakeFeatures();

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = new TestApi().serve(new EventsResource(new NoEvents()), new FeaturesResource(FEATURES), new ExtensionsResource(FEATURES), new PanelPagesResource());
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
        RightsMatrix.assertTrue(api, row, TOKENS, RightsTest::call, () -> List.of(api.identity.state(), List.copyOf(FEATURES.done)));
    }

    private static Call call(Row row, @Nullable String token) {
        Call call = api.call(row.method(), row.path().replaceAll("[{][^}]+}", "none"));
        if (row.path().equals("/extensions")) {
            call.body("application/octet-stream", "a KAR");
        }
        return token == null ? call : call.bearer(token);
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
