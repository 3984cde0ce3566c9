// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.util.List;
import java.util.Map;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.TestApi.Call;

class HttpsRightsTest extends AreaRights {

    private static final Map<String, String> BODIES = Map.of(
            "PATCH /https", "{'hsts':true}",
            "POST /https/custom", "{'certificate':'AA==','private_key':'AA=='}",
            "PATCH /https/acme", "{'email':'ops@example.org'}");

    private final FakeHttps https = new FakeHttps();

    HttpsRightsTest() {
        super("https");
    }

    @Override
    Object[] resources() {
        HttpsResource resource = new HttpsResource(https);
        resource.setSource(https);
        AcmeResource acme = new AcmeResource(new NoEvents(), change -> { });
        acme.setSource(https);
        return new Object[] {resource, acme};
    }

    @Override
    void complete(Row row, Call call) {
        if (BODIES.containsKey(row.toString())) {
            call.json(BODIES.get(row.toString()));
        }
    }

    @Override
    Object state() {
        return List.copyOf(https.done);
    }
}
