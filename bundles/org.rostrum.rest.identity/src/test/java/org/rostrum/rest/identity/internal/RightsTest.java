// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.rest.internal.OpenApiResource;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.ResourceClasses.Operation;
import org.rostrum.rest.internal.RightsMatrix;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Call;

/** The rights matrix {@code docs/api/rights/identity.csv}: complete, and true for everybody. */
class RightsTest {

    private static final Map<String, String> TOKENS = new HashMap<>();

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = IdentityApi.start();
        TOKENS.put("user", api.identity.token(api.identity.account("user")));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static List<Row> rows() {
        return RightsMatrix.rows("identity");
    }

    @Test
    void everyOperationHasARowAndEveryRowAnOperation() {
        List<Operation> operations = ResourceClasses.operations(ResourceClasses.beside(ServerResource.class));
        operations.addAll(ResourceClasses.operations(ResourceClasses.beside(OpenApiResource.class)));
        RightsMatrix.assertComplete(rows(), operations);
    }

    /** 61/AO-16, 61/AO-17; 60/OP-1; 00/R-73: denied means the coded refusal and unchanged state. */
    @ParameterizedTest
    @MethodSource("rows")
    void matrixIsTrue(Row row) {
        RightsMatrix.assertTrue(api, row, TOKENS, RightsTest::call, api.identity::state);
    }

    private static Call call(Row row, @Nullable String token) {
        Call call = api.call(row.method(), row.path().replaceAll("[{][^}]+}", "none"));
        // signing out really signs out; the others still need their tokens
        return token == null || row.path().equals("/sign-out") ? call : call.bearer(token);
    }
}
