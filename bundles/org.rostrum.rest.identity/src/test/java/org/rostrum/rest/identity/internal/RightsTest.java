// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.identity.AdminRole;
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

    private static final String LOGIN = "{'login':'new%d','password':'long enough','roles':['admin']}";

    /** Smallest bodies that make an operation do something. */
    private static final Map<String, String> BODIES = Map.of(
            "POST /administrators", LOGIN,
            "PATCH /administrators/{login}", "{'display_name':'changed %d'}",
            "POST /administrators/{login}/password", "{'password':'password %d'}",
            "PATCH /me/preferences", "{'language':'l%d'}",
            "POST /me/password", "{'old_password':'correct horse','password':'password %d'}",
            "POST /me/second-factor/confirm", "{'code':'123456'}",
            "POST /me/second-factor/remove", "{'code':'123456'}",
            "PATCH /admin-access", "{'networks':[{'address':'10.0.0.%d','prefix':32}],'confirm':true}");

    private static IdentityApi whole;
    private static TestApi api;
    private static int number;

    @BeforeAll
    static void start() {
        whole = new IdentityApi();
        api = whole.api;
        api.identity.account("somebody");
        TOKENS.put("user", api.identity.token(api.identity.account("user")));
    }

    @AfterAll
    static void stop() {
        whole.close();
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
        RightsMatrix.assertTrue(api, row, TOKENS, RightsTest::call, whole::state);
    }

    private static Call call(Row row, @Nullable String token) {
        number++;
        whole.administrators.put("victim", Set.of(AdminRole.ADMIN), true, true, null);
        for (String login : List.of("root", "sec")) {
            whole.administrators.secondFactor(login, row.path().endsWith("/remove"));
        }
        Call call = api.call(row.method(),
                row.path().replace("{user_id}", "somebody").replace("{login}", "victim").replaceAll("[{][^}]+}", "none"));
        String body = BODIES.get(row.toString());
        if (body != null) {
            call.json(String.format(body, number));
        }
        // signing out really signs out; the others still need their tokens
        return token == null || row.path().equals("/sign-out") ? call : call.bearer(token);
    }

    /** "yes" above means more than an answer: what an administrator may do has an effect. */
    @Test
    void whatIsAllowedHappens() {
        for (Row row : rows()) {
            if (BODIES.containsKey(row.toString()) && !row.path().endsWith("/confirm")) {
                Call call = call(row, api.identity.administratorToken());
                Object before = whole.state();
                assertThat(call.send().status()).as(row.toString()).isBetween(200, 204);
                assertThat(whole.state()).as(row.toString()).isNotEqualTo(before);
            }
        }
    }
}
