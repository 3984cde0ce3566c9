// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.licence.internal.LicenceManager;
import org.rostrum.licence.internal.TestIssuer;
import org.rostrum.rest.internal.ResourceClasses;
import org.rostrum.rest.internal.RightsMatrix;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.TestApi;
import org.rostrum.rest.internal.TestApi.Call;
import org.rostrum.test.DirectThreads;
import org.rostrum.test.VirtualTime;

/** The rights matrix {@code docs/api/rights/server.csv}: complete, and true for everybody. */
class RightsTest {

    private static final Map<String, String> TOKENS = new HashMap<>();

    private static final VirtualTime TIME = new VirtualTime();
    private static final TestIssuer ISSUER = new TestIssuer("Test");

    private static TestApi api;
    private static LicenceManager licence;

    @TempDir
    static Path data;

    @BeforeAll
    static void start() {
        ISSUER.trustedIn(data.resolve("etc/issuers"));
        licence = new LicenceManager(data, "a".repeat(64), 0, false, new DirectThreads(TIME), new NoEvents(), TIME);
        api = new TestApi();
        api.serve(new EventsResource(new NoEvents()), new LicenceResource(licence, licence, () -> 0, api.settings));
        TOKENS.put("user", api.identity.token(api.identity.account("user")));
    }

    @AfterAll
    static void stop() {
        api.close();
        licence.close();
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
        RightsMatrix.assertTrue(api, row, TOKENS, RightsTest::call, () -> List.of(api.identity.state(), licence.status()));
    }

    private static Call call(Row row, @Nullable String token) {
        Call call = api.call(row.method(), row.path().replaceAll("[{][^}]+}", "none"));
        if (row.toString().equals("POST /licence")) {
            String file = ISSUER.file(ISSUER.free(licence.status().serverId(), TIME.instant()));
            call.json("{'file':'" + file.replace("\n", "\\n") + "'}");
        }
        return token == null ? call : call.bearer(token);
    }
}
