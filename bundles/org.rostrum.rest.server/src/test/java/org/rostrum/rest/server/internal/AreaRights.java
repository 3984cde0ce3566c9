// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.RightsMatrix;
import org.rostrum.rest.internal.TestApi.Call;
import org.rostrum.rest.internal.TestApi;

/** One table {@code docs/api/rights/<area>.csv}, true for everybody. That none is missing is proved over all bundles together. */
abstract class AreaRights {

    private final String area;
    final TestApi api = new TestApi();

    AreaRights(String area) {
        this.area = area;
    }

    /** Resources of this area, over domain services in memory. */
    abstract Object[] resources();

    /** Gives a call the smallest body that makes it do something; sets up what it needs. */
    void complete(Row row, Call call) {}

    /** Name of the thing in the path, made if the operation needs one that is there. */
    String thing(Row row) {
        return "none";
    }

    /** Query of a call that needs one, with its question mark. */
    String query(Row row) {
        return "";
    }

    /** What a refused call may not change. */
    Object state() {
        return NullNode.getInstance();
    }

    /** 61/AO-16, 61/AO-17; 60/OP-1; 10/AR-2; 00/R-73: denied means the coded refusal and unchanged state. */
    @TestFactory
    Stream<DynamicTest> matrixIsTrue() {
        api.serve(resources());
        Map<String, String> tokens = Map.of("user", api.identity.token(api.identity.account("user")));
        return RightsMatrix.rows(area).stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> RightsMatrix.assertTrue(
                api, row, tokens, this::call, () -> List.of(api.identity.state(), state()))));
    }

    private Call call(Row row, @org.jspecify.annotations.Nullable String token) {
        Call call = api.call(row.method(), row.path().replaceAll("[{][^}]+}", thing(row)) + query(row));
        complete(row, call);
        return token == null ? call : call.bearer(token);
    }

    @AfterEach
    void stop() {
        api.close();
    }
}
