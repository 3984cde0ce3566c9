// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.server.internal;

import java.util.List;
import org.rostrum.rest.internal.RightsMatrix.Row;
import org.rostrum.rest.internal.TestApi.Call;

class FeaturesRightsTest extends AreaRights {

    private final FakeFeatures features = new FakeFeatures();

    FeaturesRightsTest() {
        super("features");
    }

    @Override
    Object[] resources() {
        return new Object[] {new FeaturesResource(features), new ExtensionsResource(features), new PanelPagesResource()};
    }

    @Override
    void complete(Row row, Call call) {
        if (row.path().equals("/extensions")) {
            call.body("application/octet-stream", "a KAR");
        }
    }

    @Override
    Object state() {
        return List.copyOf(features.done);
    }
}
